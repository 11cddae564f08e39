using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Copying;

/// <summary>What has to travel with a snapshot from copy to copy: another account sees neither the tags of a shared snapshot nor its database.</summary>
/// <param name="Lineage">Where the data comes from.</param>
/// <param name="Tags">The source's tags.</param>
/// <param name="Settings">The database's settings; null when nobody knows them.</param>
public sealed record CopyOrigin(Lineage Lineage, IReadOnlyDictionary<string, string> Tags, DatabaseSettings? Settings = null)
{
    /// <summary>What a snapshot tells by itself.</summary>
    /// <exception cref="BackupException">
    /// It has no creation time yet, or it is one of our copies as another account sees it: only the owner sees where it comes from.
    /// </exception>
    public static CopyOrigin Of(Snapshot snapshot, DatabaseSettings? settings = null)
    {
        if (Lineage.Of(snapshot) is not { } lineage)
            throw SnapshotFailures.SnapshotNotAvailable(snapshot.Arn, snapshot.Status);
        return snapshot.Type == "shared" && snapshot.Arn.Id.StartsWith(CopyName.Prefix, StringComparison.Ordinal)
            ? throw CopyFailures.LineageUnknown(snapshot.Arn)
            : new CopyOrigin(lineage, snapshot.Tags, WithOptions(snapshot, settings));
    }

    // The snapshot's own option group is truer than the one its database has by now, and known when that is gone. Our copies may lack it.
    private static DatabaseSettings? WithOptions(Snapshot snapshot, DatabaseSettings? settings) =>
        snapshot.OptionGroup is not { Length: > 0 } group || Snapshots.Lineage.OfOurs(snapshot) is not null ? settings : (settings ?? new()) with { OptionGroup = group };
}
