using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>An execution as it is listed.</summary>
[CamelCase]
public class ExecutionListItem
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Required = true)]
    public ExecutionStatus? Status { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? StartDate { get; set; }

    public DateTime? StopDate { get; set; }
    public string? MapRunArn { get; set; }
    public int? ItemCount { get; set; }
    public string? StateMachineVersionArn { get; set; }
    public string? StateMachineAliasArn { get; set; }
    public int? RedriveCount { get; set; }
    public DateTime? RedriveDate { get; set; }
}
