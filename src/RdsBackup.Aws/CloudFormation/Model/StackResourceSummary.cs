using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A resource of a stack as it is listed.</summary>
public class StackResourceSummary
{
    [AWSProperty(Required = true)]
    public string? LogicalResourceId { get; set; }

    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? LastUpdatedTimestamp { get; set; }

    [AWSProperty(Required = true)]
    public ResourceStatus? ResourceStatus { get; set; }

    public string? PhysicalResourceId { get; set; }
    public string? ResourceStatusReason { get; set; }
    public StackResourceDriftInformationSummary? DriftInformation { get; set; }
    public ModuleInfo? ModuleInfo { get; set; }
}
