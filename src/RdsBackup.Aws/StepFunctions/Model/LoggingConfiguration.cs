using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What is logged of executions, and where.</summary>
[CamelCase]
public class LoggingConfiguration
{
    public LogLevel? Level { get; set; }
    public bool? IncludeExecutionData { get; set; }
    public List<LogDestination>? Destinations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
