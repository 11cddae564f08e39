namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>What makes a state fail: an error's name, which Retry and Catch look at, and its cause in words.</summary>
internal sealed class StateFault(string error, string cause) : Exception($"{error}: {cause}")
{
    public const string All = "States.ALL";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string NoChoiceMatched = "States.NoChoiceMatched";
    public const string Permissions = "States.Permissions";
    public const string QueryEvaluationError = "States.QueryEvaluationError";
    public const string Runtime = "States.Runtime";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";

    public string Error { get; } = error;

    public string Cause { get; } = cause;

    /// <summary>Whether a name in <c>ErrorEquals</c> means this error. Nothing but its own name means what cannot be mended by trying again.</summary>
    public bool Is(string name) => name == Error || (Error is not (Runtime or DataLimitExceeded) && name switch
    {
        All => true,
        TaskFailed => Error != Timeout,
        _ => false,
    });
}
