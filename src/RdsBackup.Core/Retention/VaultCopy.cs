using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Retention;

/// <summary>A copy in the backup account, as retention sees it.</summary>
/// <param name="Id">What identifies it.</param>
/// <param name="Database">What identifies the database it is of, its account, region and kind included: copies of one are weighed against each other.</param>
/// <param name="Arrived">When it arrived in the backup account.</param>
/// <param name="State">What it is.</param>
public sealed record VaultCopy(string Id, string Database, DateTimeOffset Arrived, VaultCopyState State)
{
    /// <summary>What retention sees in a snapshot of a backup account; null in what is going already, and in what is no vault copy and is not called like one.</summary>
    /// <param name="snapshot">The snapshot, as its owner sees it.</param>
    /// <param name="now">The time.</param>
    public static VaultCopy? Of(Snapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Status == "deleting")
            return null;

        // What AWS still makes may not show its tags yet, nor all that it will be.
        var lineage = snapshot.IsAvailable ? SnapshotProver.LineageOf(snapshot) : Lineage.OfOurs(snapshot);
        if (lineage?.Source.Place.AccountId == snapshot.Arn.Place.AccountId || (lineage is null && !snapshot.Arn.Id.StartsWith(CopyName.Prefix, StringComparison.Ordinal)))
            return null;
        return new VaultCopy(
            snapshot.Arn.ToString(),
            DatabaseOf(lineage?.Source.Place, snapshot.Arn.Kind, snapshot.Database),
            Arrival(snapshot, now),
            lineage is null && !snapshot.IsInProgress ? VaultCopyState.NotOurs
                : snapshot.IsAvailable && snapshot.Tags.ContainsKey(CopyTags.Proven) ? VaultCopyState.Proven
                : VaultCopyState.NotProven);
    }

    /// <summary>What identifies a database; without a place none that is there.</summary>
    public static string DatabaseOf(Place? place, SnapshotKind kind, string database) => $"{place} {kind} {database}";

    // An instance copy's time is its own. A cluster copy's may be the original's (AWS CLI reference, copy-db-cluster-snapshot, example): there our tag tells, as far as it is
    // neither before that nor after now.
    private static DateTimeOffset Arrival(Snapshot snapshot, DateTimeOffset now)
    {
        var created = snapshot.Created ?? now;
        return snapshot.Arn.Kind == SnapshotKind.Cluster && CopyName.TryParse(snapshot.Tags.GetValueOrDefault(CopyTags.Arrived, ""), out var asked)
            ? Later(created, asked < now ? asked : now)
            : created;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>What a copy in the backup account is.</summary>
public enum VaultCopyState
{
    /// <summary>Available, and marked as proven: the only copies that are counted and removed.</summary>
    Proven,

    /// <summary>Ours, and not proven or not yet.</summary>
    NotProven,

    /// <summary>Called as our copies are, and its tags or AWS say otherwise.</summary>
    NotOurs,
}
