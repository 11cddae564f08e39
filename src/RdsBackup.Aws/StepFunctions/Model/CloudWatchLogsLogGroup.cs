using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>A log group.</summary>
[CamelCase]
public class CloudWatchLogsLogGroup
{
    public string? LogGroupArn { get; set; }
}
