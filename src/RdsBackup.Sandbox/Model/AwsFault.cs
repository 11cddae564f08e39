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

    /// <summary>The code on the wire.</summary>
    public string Code { get; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The id of the request that was refused; null until the refusal has come back to whoever asked.</summary>
    public string? RequestId { get; init; }
}
