namespace RdsBackup.Core.Errors;

/// <summary>A failure of the engine: what went wrong, where, and what to do next.</summary>
public sealed class BackupException : Exception
{
    /// <summary>Makes a failure.</summary>
    public BackupException(Failure failure, Exception? cause = null) : base(failure.Message, CauseException.Of(cause)) => Failure = failure;

    /// <summary>What nobody foresaw, a defect, told as a failure so that the others go on.</summary>
    public static BackupException Of(Exception defect) => defect as BackupException ?? new BackupException(new Failure
    {
        Kind = FailureKind.Unexpected,
        Message = $"This should not have happened: {defect.GetType().Name}: {defect.Message}",
        Advice = "Run the same again: what was begun is found, and nothing is copied twice. If it stays so, report it with what $Error[0].Exception.ToString() shows.",
    }, defect);

    /// <summary>What went wrong.</summary>
    public Failure Failure { get; }

    /// <summary>The stable kind.</summary>
    public FailureKind Kind => Failure.Kind;
}

/// <summary>What went wrong, where, and what to do next; what it quotes of others is without secrets.</summary>
public sealed record Failure
{
    /// <summary>The stable kind.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>One sentence that names the object and the place.</summary>
    public required string Message { get; init => field = Secrets.Out(value); }

    /// <summary>What to do next.</summary>
    public required string Advice { get; init => field = Secrets.Out(value); }

    /// <summary>The snapshot, database, key or account it is about, as the user would name it.</summary>
    public string? Subject { get; init => field = Secrets.Out(value); }

    /// <summary>The account in which it happened; null when it happened before any call.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region in which it happened; null when it happened before any call.</summary>
    public string? Region { get; init; }

    /// <summary>Which key is meant, when a key is the reason.</summary>
    public KeySide? Key { get; init; }

    /// <summary>AWS's own code, when AWS refused.</summary>
    public string? AwsCode { get; init; }

    /// <summary>AWS's request id, when AWS refused: support asks for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the same call may succeed later with nothing changed.</summary>
    public bool IsTransient => Kind is FailureKind.CopyQuotaExceeded or FailureKind.Throttled or FailureKind.EndpointUnreachable
        or FailureKind.ServiceUnavailable or FailureKind.AnswerDamaged;
}

/// <summary>The key at one end of a copy.</summary>
public enum KeySide
{
    /// <summary>The key the source is encrypted under.</summary>
    Source,

    /// <summary>The key the copy is to be encrypted under.</summary>
    Target,
}
