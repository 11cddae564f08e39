using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack.</summary>
public class Stack
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationTime { get; set; }

    [AWSProperty(Required = true)]
    public StackStatus? StackStatus { get; set; }

    public string? StackId { get; set; }
    public string? ChangeSetId { get; set; }
    public string? Description { get; set; }
    public List<Parameter>? Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? DeletionTime { get; set; }
    public DateTime? LastUpdatedTime { get; set; }
    public RollbackConfiguration? RollbackConfiguration { get; set; }
    public string? StackStatusReason { get; set; }
    public bool? DisableRollback { get; set; }
    public DeploymentConfig? DeploymentConfig { get; set; }
    public List<string>? NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? TimeoutInMinutes { get; set; }
    public List<Capability>? Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Output>? Outputs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? RoleARN { get; set; }
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? EnableTerminationProtection { get; set; }
    public string? ParentId { get; set; }
    public string? RootId { get; set; }
    public StackDriftInformation? DriftInformation { get; set; }
    public bool? RetainExceptOnCreate { get; set; }
    public DeletionMode? DeletionMode { get; set; }
    public DetailedStatus? DetailedStatus { get; set; }
    public List<OperationEntry>? LastOperations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? AliasName { get; set; }
}
