namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>A state machine.</summary>
internal sealed class StateMachine
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Text { get; set; }

    public required MachineDefinition Definition { get; set; }

    public required string RoleArn { get; set; }

    public required string RevisionId { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Its executions by name, oldest first.</summary>
    public Dictionary<string, Execution> Executions { get; } = new(StringComparer.Ordinal);
}
