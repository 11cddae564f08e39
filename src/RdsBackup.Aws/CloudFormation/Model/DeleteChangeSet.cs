using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DeleteChangeSet</c> is asked.</summary>
public class DeleteChangeSetRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string? ChangeSetName { get; set; }

    public string? StackName { get; set; }
}

/// <summary>What <c>DeleteChangeSet</c> answers.</summary>
public class DeleteChangeSetResponse : AmazonWebServiceResponse;
