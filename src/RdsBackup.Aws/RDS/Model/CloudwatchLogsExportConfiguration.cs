namespace Amazon.RDS.Model;

/// <summary>Log types whose export to CloudWatch Logs is switched on or off.</summary>
public class CloudwatchLogsExportConfiguration
{
    public List<string>? EnableLogTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string>? DisableLogTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
