using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>Who can read a snapshot besides its owner.</summary>
public sealed class SnapshotShare : ISnapshotRecord
{
    private readonly Snapshot snapshot;
    private readonly Target owner;
    private readonly CopyOrigin? origin;

    internal SnapshotShare(Snapshot snapshot, Target owner, CopyOrigin? origin, IEnumerable<string> sharedWith)
    {
        this.snapshot = snapshot;
        this.owner = owner;
        this.origin = origin;
        SharedWith = Frozen.Of(sharedWith.Order(StringComparer.Ordinal));
    }

    /// <summary>The identifier of the database.</summary>
    public string DatabaseIdentifier => origin?.Lineage.Database ?? snapshot.Database;

    /// <summary>The snapshot's identifier.</summary>
    public string SnapshotIdentifier => snapshot.Arn.Id;

    /// <summary>The snapshot's ARN, by which the other account copies it.</summary>
    public string SnapshotArn => snapshot.Arn.ToString();

    /// <summary><c>Instance</c> or <c>Cluster</c>.</summary>
    public string Kind => snapshot.Arn.Kind.ToString();

    /// <summary>The region.</summary>
    public string Region => snapshot.Arn.Place.Region;

    /// <summary>The account that owns the snapshot.</summary>
    public string AccountId => snapshot.Arn.Place.AccountId;

    /// <summary>The accounts it is shared with; <c>all</c> means that it is public.</summary>
    public ReadOnlyCollection<string> SharedWith { get; }

    /// <summary>Whether everybody can read it.</summary>
    public bool IsPublic => SharedWith.Contains("all");

    /// <summary>The ARN of the key it is encrypted under; null when it is not.</summary>
    public string? KmsKeyId => snapshot.KmsKeyArn;

    /// <summary>When the data was snapshotted.</summary>
    public DateTimeOffset? DataTime => origin?.Lineage.SourceTime ?? snapshot.DataTime;

    /// <summary>The snapshot that entered the chain; null when nobody knows.</summary>
    public string? SourceSnapshotArn => origin?.Lineage.Source.ToString();

    SnapshotArn ISnapshotRecord.Arn => snapshot.Arn;

    Snapshot? ISnapshotRecord.Facts => snapshot;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin => origin;

    object ISnapshotRecord.Seen(Snapshot now) => new SnapshotShare(now, owner, origin, SharedWith);

    /// <inheritdoc/>
    public override string ToString() => SnapshotIdentifier;
}
