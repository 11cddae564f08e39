using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Where executions are logged.</summary>
[CamelCase]
public class LogDestination
{
    public CloudWatchLogsLogGroup? CloudWatchLogsLogGroup { get; set; }
}
