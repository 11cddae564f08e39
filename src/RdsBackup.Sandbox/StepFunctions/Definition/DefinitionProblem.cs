using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>Why a definition is refused.</summary>
/// <param name="Code">AWS's code, as <c>ValidateStateMachineDefinition</c> lists them.</param>
/// <param name="Location">Where, e.g. <c>/States/Copy/Next</c>.</param>
/// <param name="Message">What.</param>
internal sealed record DefinitionProblem(string Code, string Location, string Message)
{
    /// <summary>As Step Functions lists it.</summary>
    public override string ToString() => $"{Code}: {Message} at {Location}";

    /// <summary>Whether AWS might take it and only the sandbox does not.</summary>
    public bool IsSandboxs => AwsFault.IsLacking(Message);
}
