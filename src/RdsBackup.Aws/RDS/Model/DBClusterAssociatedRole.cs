using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>An IAM role given to a DB cluster that a call creates, and the feature it is for.</summary>
public class DBClusterAssociatedRole
{
    [AWSProperty(Required = true)]
    public string? RoleArn { get; set; }

    public string? FeatureName { get; set; }
}
