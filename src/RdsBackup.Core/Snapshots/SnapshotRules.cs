using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>What AWS copies and shares at all, told by what a snapshot is: known before anything is changed.</summary>
public static class SnapshotRules
{
    /// <summary>Why no other account can have a snapshot; null when it can.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public static BackupException? WhyNotShared(Snapshot snapshot) =>
        ServiceOf(snapshot) is { } service ? SnapshotFailures.EngineNotSupported(snapshot.Arn, service)
        : IsOfMultiAZCluster(snapshot) ? SnapshotFailures.MultiAZClusterNotCopyable(snapshot.Arn, snapshot.Engine)
        : IsCustom(snapshot) ? SnapshotFailures.RdsCustomNotCopyable(snapshot.Arn, snapshot.Engine, IsCopied(snapshot))
        : null;

    /// <summary>Why a snapshot cannot be copied to a place; null when it can.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="destination">Account and region of the copy.</param>
    public static BackupException? WhyNotCopied(Snapshot snapshot, Place destination) =>
        IsCopied(snapshot) && destination.AccountId == snapshot.Arn.Place.AccountId && destination.Region != snapshot.Arn.Place.Region ? null : WhyNotShared(snapshot);

    /// <summary>Why no copy could tell where it comes from; null when one can. A tag's value has at most 256 characters (RDS API reference, "Tag").</summary>
    /// <param name="source">The snapshot that enters the chain.</param>
    public static BackupException? WhyNotTold(SnapshotArn source) =>
        source.ToString().Length > CopyTags.LongestValue ? SnapshotFailures.SnapshotNameTooLong(source, CopyTags.LongestValue) : null;

    // Both answer RDS's calls for clusters too (Amazon DocumentDB developer guide, Amazon Neptune user guide: management API).
    private static string? ServiceOf(Snapshot snapshot) => snapshot.Engine switch
    {
        "docdb" => "Amazon DocumentDB",
        "neptune" => "Amazon Neptune",
        _ => null,
    };

    // RDS user guide, limitations of "Copying a DB snapshot" and "Sharing a DB snapshot": neither for Multi-AZ DB clusters, which are the clusters of RDS's own engines.
    private static bool IsOfMultiAZCluster(Snapshot snapshot) =>
        snapshot.Arn.Kind == SnapshotKind.Cluster && !snapshot.Engine.StartsWith("aurora", StringComparison.Ordinal);

    private static bool IsCustom(Snapshot snapshot) => snapshot.Engine.StartsWith("custom-", StringComparison.Ordinal);

    // RDS user guide, "Copying an Amazon RDS Custom for SQL Server DB snapshot": within the account, to another region. API reference, CopyDBSnapshot: else not for RDS Custom.
    private static bool IsCopied(Snapshot snapshot) => snapshot.Engine.StartsWith("custom-sqlserver", StringComparison.Ordinal);
}
