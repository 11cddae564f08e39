using System.Globalization;

namespace RdsBackup.Core.Snapshots;

/// <summary>Where a copy comes from: the snapshot that entered the chain.</summary>
/// <param name="Source">The source snapshot.</param>
/// <param name="SourceTime">When its data was snapshotted.</param>
/// <param name="Database">The database it was taken of.</param>
public sealed record Lineage(SnapshotArn Source, DateTimeOffset SourceTime, string Database)
{
    /// <summary>The name of every copy of this source.</summary>
    public string CopyName => Snapshots.CopyName.For(Source, SourceTime, Database);

    /// <summary>The lineage a snapshot's tags and name tell; null when it is not ours, i.e. when the tag is missing or the name's hash does not match it.</summary>
    public static Lineage? OfOurs(Snapshot snapshot) =>
        snapshot.Tags.TryGetValue(CopyTags.SourceArn, out var sourceArn) && SnapshotArn.TryParse(sourceArn, out var source)
        && snapshot.Tags.TryGetValue(CopyTags.SourceTime, out var sourceTime)
        && DateTimeOffset.TryParse(sourceTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        && Snapshots.CopyName.Matches(snapshot.Arn.Id, source, time)
            ? new Lineage(source, time, snapshot.Tags.GetValueOrDefault(CopyTags.SourceDatabase, snapshot.Database))
            : null;

    /// <summary>The lineage of a chain that a snapshot starts or goes on with: its own when it is ours, else itself. Null while it has no creation time.</summary>
    public static Lineage? Of(Snapshot snapshot) =>
        OfOurs(snapshot) ?? (snapshot.DataTime is { } time ? new Lineage(snapshot.Arn, time, snapshot.Database) : null);

    /// <summary>Whether a snapshot is ours and comes from this very source.</summary>
    public bool IsOf(Snapshot snapshot) => OfOurs(snapshot) is { } other && other.Source == Source
        && Snapshots.CopyName.Format(other.SourceTime) == Snapshots.CopyName.Format(SourceTime);
}
