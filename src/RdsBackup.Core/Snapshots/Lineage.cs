namespace RdsBackup.Core.Snapshots;

/// <summary>Where a copy comes from: the snapshot that entered the chain.</summary>
/// <param name="Source">The source snapshot.</param>
/// <param name="SourceTime">When its data was snapshotted.</param>
/// <param name="Database">The database it was taken of.</param>
public sealed record Lineage(SnapshotArn Source, DateTimeOffset SourceTime, string Database)
{
    /// <summary>The name of every copy of this source.</summary>
    public string CopyName => Snapshots.CopyName.For(Source, SourceTime, Database);

    /// <summary>
    /// The lineage a snapshot's tags and name tell; null when it is not ours, i.e. when a tag is missing or not as we write it, the source is of another kind or
    /// partition, or the name does not follow from it. What AWS itself tells of the snapshot is the proof's to compare.
    /// </summary>
    public static Lineage? OfOurs(Snapshot snapshot)
    {
        if (!snapshot.Tags.TryGetValue(CopyTags.SourceArn, out var sourceArn) || !SnapshotArn.TryParse(sourceArn, out var source)
            || !snapshot.Tags.TryGetValue(CopyTags.SourceTime, out var sourceTime) || !Snapshots.CopyName.TryParse(sourceTime, out var time)
            || (source.Kind, source.Partition) != (snapshot.Arn.Kind, snapshot.Arn.Partition))
        {
            return null;
        }

        var lineage = new Lineage(source, time, snapshot.Tags.GetValueOrDefault(CopyTags.SourceDatabase, snapshot.Database));
        return lineage.CopyName == snapshot.Arn.Id ? lineage : null;
    }

    /// <summary>The lineage of a chain that a snapshot starts or goes on with: its own when it is ours, else itself. Null while it has no creation time.</summary>
    public static Lineage? Of(Snapshot snapshot) =>
        OfOurs(snapshot) ?? (snapshot.DataTime is { } time ? new Lineage(snapshot.Arn, time, snapshot.Database) : null);

    /// <summary>Whether data is of the source's time, to the second that separates no two snapshots of a database.</summary>
    public bool IsOfTime(DateTimeOffset time) => (time - SourceTime).Duration() < TimeSpan.FromSeconds(1);

    /// <summary>Whether a snapshot is ours and comes from this very source.</summary>
    public bool IsOf(Snapshot snapshot) => OfOurs(snapshot) is { } other && other.Source == Source
        && Snapshots.CopyName.Format(other.SourceTime) == Snapshots.CopyName.Format(SourceTime);
}
