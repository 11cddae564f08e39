using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Whether a listed stack is what its template says.</summary>
public class StackDriftInformationSummary
{
    [AWSProperty(Required = true)]
    public StackDriftStatus? StackDriftStatus { get; set; }

    public DateTime? LastCheckTimestamp { get; set; }
}
