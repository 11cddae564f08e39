using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DeleteStack</c> is asked.</summary>
public class DeleteStackRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    public List<string>? RetainResources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? RoleARN { get; set; }
    public string? ClientRequestToken { get; set; }
    public DeletionMode? DeletionMode { get; set; }
    public DeploymentConfig? DeploymentConfig { get; set; }
}

/// <summary>What <c>DeleteStack</c> answers.</summary>
public class DeleteStackResponse : AmazonWebServiceResponse;
