using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ListStackResources</c> is asked.</summary>
public class ListStackResourcesRequest : AmazonCloudFormationRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    public string? NextToken { get; set; }
}

/// <summary>What <c>ListStackResources</c> answers.</summary>
public class ListStackResourcesResponse : AmazonWebServiceResponse, IPaged
{
    public List<StackResourceSummary>? StackResourceSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
