namespace Amazon.RDS.Model;

/// <summary>Log types whose export is about to be switched on or off.</summary>
public class PendingCloudwatchLogsExports
{
    public List<string>? LogTypesToEnable { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string>? LogTypesToDisable { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
