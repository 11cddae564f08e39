using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>CreateChangeSet</c> is asked.</summary>
public class CreateChangeSetRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    [AWSProperty(Required = true)]
    public string? ChangeSetName { get; set; }

    public string? TemplateBody { get; set; }
    public string? TemplateURL { get; set; }
    public bool? UsePreviousTemplate { get; set; }
    public List<Parameter>? Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Capability>? Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string>? ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? RoleARN { get; set; }
    public RollbackConfiguration? RollbackConfiguration { get; set; }
    public List<string>? NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? ClientToken { get; set; }
    public string? Description { get; set; }
    public ChangeSetType? ChangeSetType { get; set; }
    public List<ResourceToImport>? ResourcesToImport { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? IncludeNestedStacks { get; set; }
    public OnStackFailure? OnStackFailure { get; set; }
    public bool? ImportExistingResources { get; set; }
    public DeploymentMode? DeploymentMode { get; set; }
    public DeploymentConfig? DeploymentConfig { get; set; }
    public bool? DisableValidation { get; set; }
}

/// <summary>What <c>CreateChangeSet</c> answers.</summary>
public class CreateChangeSetResponse : AmazonWebServiceResponse
{
    public string? Id { get; set; }
    public string? StackId { get; set; }
}
