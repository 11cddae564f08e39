using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ListStacks</c> is asked.</summary>
public class ListStacksRequest : AmazonCloudFormationRequest, IPaged
{
    public string? NextToken { get; set; }
    public List<StackStatus>? StackStatusFilter { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>ListStacks</c> answers.</summary>
public class ListStacksResponse : AmazonWebServiceResponse, IPaged
{
    public List<StackSummary>? StackSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
