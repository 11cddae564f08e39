using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>DescribeChangeSet</c> is asked.</summary>
public class DescribeChangeSetRequest : AmazonCloudFormationRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? ChangeSetName { get; set; }

    public string? StackName { get; set; }
    public string? NextToken { get; set; }
    public bool? IncludePropertyValues { get; set; }
}

/// <summary>What <c>DescribeChangeSet</c> answers.</summary>
public class DescribeChangeSetResponse : AmazonWebServiceResponse, IPaged
{
    public string? ChangeSetName { get; set; }
    public string? ChangeSetId { get; set; }
    public string? StackId { get; set; }
    public string? StackName { get; set; }
    public string? Description { get; set; }
    public List<Parameter>? Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? CreationTime { get; set; }
    public ExecutionStatus? ExecutionStatus { get; set; }
    public ChangeSetStatus? Status { get; set; }
    public string? StatusReason { get; set; }
    public StackDriftStatus? StackDriftStatus { get; set; }
    public List<string>? NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public RollbackConfiguration? RollbackConfiguration { get; set; }
    public List<Capability>? Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Change>? Changes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
    public bool? IncludeNestedStacks { get; set; }
    public string? ParentChangeSetId { get; set; }
    public string? RootChangeSetId { get; set; }
    public OnStackFailure? OnStackFailure { get; set; }
    public bool? ImportExistingResources { get; set; }
    public DeploymentMode? DeploymentMode { get; set; }
    public DeploymentConfig? DeploymentConfig { get; set; }
}
