using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>A state machine as it is listed.</summary>
[CamelCase]
public class StateMachineListItem
{
    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Required = true)]
    public StateMachineType? Type { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationDate { get; set; }
}
