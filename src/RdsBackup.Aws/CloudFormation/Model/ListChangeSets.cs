using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ListChangeSets</c> is asked.</summary>
public class ListChangeSetsRequest : AmazonCloudFormationRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    public string? NextToken { get; set; }
}

/// <summary>What <c>ListChangeSets</c> answers.</summary>
public class ListChangeSetsResponse : AmazonWebServiceResponse, IPaged
{
    public List<ChangeSetSummary>? Summaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
