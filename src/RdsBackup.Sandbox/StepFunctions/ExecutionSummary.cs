namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>What became of a run of a state machine.</summary>
/// <param name="Machine">The machine's name.</param>
/// <param name="Arn">The execution's ARN.</param>
/// <param name="Status">As DescribeExecution says it, e.g. <c>SUCCEEDED</c>.</param>
/// <param name="Start">Sandbox time.</param>
/// <param name="Stop">Sandbox time; null while it runs.</param>
/// <param name="Transitions">What a Standard workflow is billed by: entered states, and tasks tried again.</param>
/// <param name="Input">JSON.</param>
/// <param name="Output">JSON; null when it did not succeed.</param>
/// <param name="Error">The error's name; null when it did not fail.</param>
/// <param name="Cause">Why, in words; null when it did not fail.</param>
public sealed record ExecutionSummary(
    string Machine, string Arn, string Status, DateTimeOffset Start, DateTimeOffset? Stop, int Transitions, string Input, string? Output, string? Error, string? Cause)
{
    internal static ExecutionSummary Of(Execution execution) => new(
        execution.Machine.Name, execution.Arn, execution.Status, execution.Start, execution.Stop, execution.Transitions, execution.Input.Text,
        execution.Output?.Text, execution.Error, execution.Cause);
}
