using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DescribeStackEvents</c> is asked.</summary>
public class DescribeStackEventsRequest : AmazonCloudFormationRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    public string? NextToken { get; set; }
}

/// <summary>What <c>DescribeStackEvents</c> answers.</summary>
public class DescribeStackEventsResponse : AmazonWebServiceResponse, IPaged
{
    public List<StackEvent>? StackEvents { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
