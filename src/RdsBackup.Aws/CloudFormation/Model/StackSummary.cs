using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A stack as it is listed.</summary>
public class StackSummary
{
    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationTime { get; set; }

    [AWSProperty(Required = true)]
    public StackStatus? StackStatus { get; set; }

    public string? StackId { get; set; }
    public string? TemplateDescription { get; set; }
    public DateTime? LastUpdatedTime { get; set; }
    public DateTime? DeletionTime { get; set; }
    public string? StackStatusReason { get; set; }
    public string? ParentId { get; set; }
    public string? RootId { get; set; }
    public StackDriftInformationSummary? DriftInformation { get; set; }
    public List<OperationEntry>? LastOperations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
