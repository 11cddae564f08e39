using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Whether input or output is in the answer.</summary>
[CamelCase]
public class CloudWatchEventsExecutionDataDetails
{
    public bool? Included { get; set; }
}
