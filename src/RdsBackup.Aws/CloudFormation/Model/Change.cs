namespace Amazon.CloudFormation.Model;

/// <summary>One change of a change set.</summary>
public class Change
{
    public ChangeType? Type { get; set; }
    public int? HookInvocationCount { get; set; }
    public ResourceChange? ResourceChange { get; set; }
}
