using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DescribeStackResources</c> is asked.</summary>
public class DescribeStackResourcesRequest : AmazonCloudFormationRequest
{
    public string? StackName { get; set; }
    public string? LogicalResourceId { get; set; }
    public string? PhysicalResourceId { get; set; }
}

/// <summary>What <c>DescribeStackResources</c> answers.</summary>
public class DescribeStackResourcesResponse : AmazonWebServiceResponse
{
    public List<StackResource>? StackResources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
