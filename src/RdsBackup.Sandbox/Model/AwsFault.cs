namespace RdsBackup.Sandbox.Model;

/// <summary>A refusal with AWS's own code, message and HTTP status; the wire adds the request id.</summary>
public sealed class AwsFault : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="code">The code on the wire, e.g. <c>DBSnapshotNotFound</c>.</param>
    /// <param name="message">AWS's text.</param>
    /// <param name="status">The HTTP status; 400 for most, 404 for many a "not found".</param>
    public AwsFault(string code, string message, int status = 400) : base(message)
    {
        Code = code;
        Status = status;
    }

    /// <summary>The code of what only the sandbox refuses; AWS has no such code, and no client tries again because of it.</summary>
    internal const string NotInSandbox = "NotInSandbox";

    private const string HasNo = "The sandbox has no ";

    /// <summary>The code on the wire.</summary>
    public string Code { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>What AWS may have and the sandbox lacks: it says so in its own name, so that nobody takes it for AWS's word.</summary>
    /// <param name="what">A noun, e.g. <c>operation PaintKey of kms</c>.</param>
    internal static AwsFault Lacks(string what) => new(NotInSandbox, Lacking(what));

    /// <summary>The same as a text, where a refusal is one of several.</summary>
    internal static string Lacking(string what) => $"{HasNo}{what}.";

    /// <summary>Whether a text says what the sandbox lacks.</summary>
    internal static bool IsLacking(string text) => text.StartsWith(HasNo, StringComparison.Ordinal);

    /// <summary>The id of the request that was refused; null until the refusal has come back to whoever asked.</summary>
    public string? RequestId { get; init; }
}
