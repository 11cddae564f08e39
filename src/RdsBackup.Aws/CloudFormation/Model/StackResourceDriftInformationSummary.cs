using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Whether a listed resource is what its template says.</summary>
public class StackResourceDriftInformationSummary
{
    [AWSProperty(Required = true)]
    public StackResourceDriftStatus? StackResourceDriftStatus { get; set; }

    public DateTime? LastCheckTimestamp { get; set; }
}
