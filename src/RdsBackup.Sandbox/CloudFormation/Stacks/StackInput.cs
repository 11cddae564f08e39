namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a stack is made from: what a call that creates or updates it hands in.</summary>
internal sealed record StackInput(Template Template)
{
    /// <summary>All parameters' values, defaults included.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The stack's own tags, which all its resources get.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public IReadOnlyList<string> NotificationArns { get; init; } = [];

    /// <summary>The role that CloudFormation works with; null when it works with the caller's permissions.</summary>
    public string? RoleArn { get; init; }

    public OnFailure OnFailure { get; init; }

    /// <summary>Whether a failed creation deletes even what has the policy <c>Retain</c>.</summary>
    public bool RetainExceptOnCreate { get; init; }
}
