using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>An alarm that rolls a stack operation back.</summary>
public class RollbackTrigger
{
    [AWSProperty(Required = true)]
    public string? Arn { get; set; }

    [AWSProperty(Required = true)]
    public string? Type { get; set; }
}
