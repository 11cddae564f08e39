using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Whether a stack is what its template says.</summary>
public class StackDriftInformation
{
    [AWSProperty(Required = true)]
    public StackDriftStatus? StackDriftStatus { get; set; }

    public DateTime? LastCheckTimestamp { get; set; }
}
