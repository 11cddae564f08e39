using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>A snapshot as AWS describes it, instance or cluster alike.</summary>
public sealed record Snapshot
{
    /// <summary>The snapshot's ARN: owner, region, kind and identifier.</summary>
    public required SnapshotArn Arn { get; init; }

    /// <summary>The identifier of the DB instance or DB cluster it was taken of.</summary>
    public required string Database { get; init; }

    /// <summary>AWS's type: <c>automated</c>, <c>manual</c>, <c>awsbackup</c>, <c>shared</c> or <c>public</c>.</summary>
    public required string Type { get; init; }

    /// <summary>AWS's state, e.g. <c>available</c>, <c>pending</c>, <c>copying</c>, <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Progress in percent; a copy that waits inside AWS shows 0.</summary>
    public int PercentProgress { get; init; }

    /// <summary>When this snapshot came to be; null while it is being made. A copy's differs from its source's.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When the data was snapshotted; unchanged by copying. AWS reports it for instance snapshots only.</summary>
    public DateTimeOffset? OriginallyCreated { get; init; }

    /// <summary>Whether the snapshot is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The ARN of the key it is encrypted under; null when it is not encrypted.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>The database engine, e.g. <c>postgres</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The engine's version.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>The allocated storage in GiB; for Aurora what AWS reports, mostly 0 or 1.</summary>
    public int AllocatedStorage { get; init; }

    /// <summary>The option group, for instance snapshots.</summary>
    public string? OptionGroup { get; init; }

    /// <summary>The ARN of what it was copied from, as far as AWS says: another account's or region's, and for cluster snapshots any.</summary>
    public string? CopiedFrom { get; init; }

    /// <summary>The tags; empty on a snapshot that another account shares.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When the data was snapshotted, as far as AWS says.</summary>
    public DateTimeOffset? DataTime => OriginallyCreated ?? Created;

    /// <summary>Complete and usable.</summary>
    public bool IsAvailable => Status == "available";

    /// <summary>Refuses to go on with a snapshot that is not available.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotNotAvailable"/>.</exception>
    public void DemandAvailable()
    {
        if (!IsAvailable)
            throw SnapshotFailures.SnapshotNotAvailable(Arn, Status);
    }

    /// <summary>Being made, copied, or waiting for its turn inside AWS: all normal.</summary>
    public bool IsInProgress => Status is "creating" or "pending" or "copying";
}
