namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>Why a definition is refused.</summary>
/// <param name="Location">Where, e.g. <c>/States/Copy/Next</c>.</param>
/// <param name="Message">What.</param>
internal sealed record DefinitionProblem(string Location, string Message);
