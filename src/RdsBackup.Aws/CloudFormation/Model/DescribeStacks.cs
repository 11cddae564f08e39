using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DescribeStacks</c> is asked.</summary>
public class DescribeStacksRequest : AmazonCloudFormationRequest, IPaged
{
    public string? StackName { get; set; }
    public string? NextToken { get; set; }
}

/// <summary>What <c>DescribeStacks</c> answers.</summary>
public class DescribeStacksResponse : AmazonWebServiceResponse, IPaged
{
    public List<Stack>? Stacks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
