namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Changes that were worked out for a stack, and may be executed.</summary>
internal sealed class ChangeSet
{
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Id { get; init; }

    public required Stack Stack { get; init; }

    public required StackInput Input { get; init; }

    /// <summary>Whether it makes a new stack.</summary>
    public required bool Creates { get; init; }

    public required DateTimeOffset Created { get; init; }

    public string? Description { get; init; }

    public string? OnStackFailure { get; init; }

    public string Status { get; set; } = "CREATE_PENDING";

    public string? StatusReason { get; set; }

    public string ExecutionStatus { get; set; } = "UNAVAILABLE";

    public IReadOnlyList<ResourceChange> Changes { get; set; } = [];
}
