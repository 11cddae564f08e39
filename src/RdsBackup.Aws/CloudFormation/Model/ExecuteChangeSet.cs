using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ExecuteChangeSet</c> is asked.</summary>
public class ExecuteChangeSetRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string? ChangeSetName { get; set; }

    public string? StackName { get; set; }
    public string? ClientRequestToken { get; set; }
    public bool? DisableRollback { get; set; }
    public bool? RetainExceptOnCreate { get; set; }
}

/// <summary>What <c>ExecuteChangeSet</c> answers.</summary>
public class ExecuteChangeSetResponse : AmazonWebServiceResponse;
