using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A resource of a stack.</summary>
public class StackResource
{
    [AWSProperty(Required = true)]
    public string? LogicalResourceId { get; set; }

    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? Timestamp { get; set; }

    [AWSProperty(Required = true)]
    public ResourceStatus? ResourceStatus { get; set; }

    public string? StackName { get; set; }
    public string? StackId { get; set; }
    public string? PhysicalResourceId { get; set; }
    public string? ResourceStatusReason { get; set; }
    public string? Description { get; set; }
    public StackResourceDriftInformation? DriftInformation { get; set; }
    public ModuleInfo? ModuleInfo { get; set; }
}
