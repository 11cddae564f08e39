namespace RdsBackup.Core.Snapshots;

/// <summary>Which snapshots are meant. What is null does not narrow.</summary>
public sealed record SnapshotFilter
{
    /// <summary>The identifier of the database.</summary>
    public string? Database { get; init; }

    /// <summary>The snapshot's identifier, with <c>*</c> and <c>?</c>.</summary>
    public string? Name { get; init; }

    /// <summary>AWS's type, e.g. <c>manual</c>; null for automated and manual ones.</summary>
    public string? Type { get; init; }

    /// <summary>Of instances or clusters only.</summary>
    public SnapshotKind? Kind { get; init; }

    /// <summary>The oldest data that is meant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a snapshot is meant. One that is being taken has no time yet and is as new as can be.</summary>
    public bool Matches(Snapshot snapshot) =>
        NamePattern.Matches(Name, snapshot.Arn.Id) && (Since is null || snapshot.DataTime is null || snapshot.DataTime >= Since);
}
