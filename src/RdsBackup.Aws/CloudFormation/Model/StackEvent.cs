using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Something that happened to a stack or one of its resources.</summary>
public class StackEvent
{
    [AWSProperty(Required = true)]
    public string? StackId { get; set; }

    [AWSProperty(Required = true)]
    public string? EventId { get; set; }

    [AWSProperty(Required = true)]
    public string? StackName { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? Timestamp { get; set; }

    public string? OperationId { get; set; }
    public string? LogicalResourceId { get; set; }
    public string? PhysicalResourceId { get; set; }
    public string? ResourceType { get; set; }
    public ResourceStatus? ResourceStatus { get; set; }
    public string? ResourceStatusReason { get; set; }
    public string? ResourceProperties { get; set; }
    public string? ClientRequestToken { get; set; }
    public string? HookType { get; set; }
    public HookStatus? HookStatus { get; set; }
    public string? HookStatusReason { get; set; }
    public HookInvocationPoint? HookInvocationPoint { get; set; }
    public string? HookInvocationId { get; set; }
    public HookFailureMode? HookFailureMode { get; set; }
    public DetailedStatus? DetailedStatus { get; set; }
}
