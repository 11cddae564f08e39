namespace Amazon.CloudFormation.Model;

/// <summary>What a change does to a resource.</summary>
public class ResourceChange
{
    public PolicyAction? PolicyAction { get; set; }
    public ChangeAction? Action { get; set; }
    public string? LogicalResourceId { get; set; }
    public string? PhysicalResourceId { get; set; }
    public string? ResourceType { get; set; }
    public Replacement? Replacement { get; set; }
    public List<ResourceAttribute>? Scope { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public StackResourceDriftStatus? ResourceDriftStatus { get; set; }
    public List<ResourceDriftIgnoredAttribute>? ResourceDriftIgnoredAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ResourceChangeDetail>? Details { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? ChangeSetId { get; set; }
    public ModuleInfo? ModuleInfo { get; set; }
    public string? BeforeContext { get; set; }
    public string? AfterContext { get; set; }
    public string? PreviousDeploymentContext { get; set; }
}
