namespace Amazon.CloudFormation.Model;

/// <summary>Alarms that roll a stack operation back.</summary>
public class RollbackConfiguration
{
    public List<RollbackTrigger>? RollbackTriggers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? MonitoringTimeInMinutes { get; set; }
}
