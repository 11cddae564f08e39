using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ContinueUpdateRollback</c> is asked.</summary>
public class ContinueUpdateRollbackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    public string? RoleARN { get; set; }
    public List<string>? ResourcesToSkip { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? ClientRequestToken { get; set; }
    public bool? ForceRollback { get; set; }
}

/// <summary>What <c>ContinueUpdateRollback</c> answers.</summary>
public class ContinueUpdateRollbackResponse : AmazonWebServiceResponse;
