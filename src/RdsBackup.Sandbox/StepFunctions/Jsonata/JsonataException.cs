namespace RdsBackup.Sandbox.StepFunctions.Jsonata;

/// <summary>An expression that cannot be read or evaluated. Step Functions shows it as <c>States.QueryEvaluationError</c>.</summary>
/// <param name="code">JSONata's own code: S… for syntax, T… for types, D… for values; <see cref="Unsupported"/> for what only the sandbox refuses.</param>
/// <param name="message">What is wrong, in words.</param>
/// <param name="position">Where in the expression, in characters; null when unknown.</param>
internal sealed class JsonataException(string code, string message, int? position = null) : Exception(code == Unsupported ? message : $"{code}: {message}")
{
    /// <summary>The code of what JSONata knows, and the sandbox does not.</summary>
    public const string Unsupported = "U0001";

    public string Code { get; } = code;

    public int? Position { get; } = position;

    /// <summary>What is wrong, without the code.</summary>
    public string Reason { get; } = message;

    /// <summary>The same, said of a place.</summary>
    public JsonataException At(int place) => new(Code, Reason, place);

    /// <summary>What JSONata knows, and the sandbox refuses rather than getting it wrong.</summary>
    public static JsonataException Refuse(string what, int? position = null) =>
        new(Unsupported, $"The sandbox has no {what} in JSONata", position);
}
