using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>The code and words with which a service refuses an input that its model forbids.</summary>
internal sealed class Refusals
{
    private readonly string code;
    private readonly Func<string, AwsFault>? missing;

    private Refusals(string code, Func<string, AwsFault>? missing) => (this.code, this.missing) = (code, missing);

    /// <summary>Services of JSON: <c>ValidationException</c>, "1 validation error detected: …" (KMS, EventBridge, Step Functions, Scheduler).</summary>
    public static Refusals Json { get; } = new("ValidationException", missing: null);

    /// <summary>Services of the query protocol that check as those of JSON do: <c>ValidationError</c> (IAM, STS, CloudFormation).</summary>
    public static Refusals Query { get; } = new("ValidationError", missing: null);

    /// <summary>Services that name a missing parameter otherwise: <c>MissingParameter</c> (RDS, CloudWatch, EC2, SQS; AWS's common errors).</summary>
    public static Refusals MissingParameter(string code) => new(code, name => new AwsFault("MissingParameter", $"The request must contain the parameter {name}."));

    /// <summary>A member that has to be given.</summary>
    /// <param name="path">The member, e.g. <c>Tags.1.Key</c>.</param>
    public AwsFault? Missing(string path) => missing?.Invoke(path);

    /// <summary>A member that is missing, among the members that break constraints.</summary>
    public static string Null(string path) => $"Value null at '{Small(path)}' failed to satisfy constraint: Member must not be null";

    /// <summary>A path as these messages write it: every name begins with a small letter.</summary>
    public static string Small(string path) => string.Join('.', path.Split('.').Select(name => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..]));

    /// <summary>Members that break constraints.</summary>
    /// <param name="problems">E.g. <c>Value null at 'keyId' failed to satisfy constraint: Member must not be null</c>.</param>
    public AwsFault Broken(IReadOnlyList<string> problems) =>
        new(code, Invariant($"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems)}"));
}
