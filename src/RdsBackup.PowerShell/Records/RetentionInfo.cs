using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Retention;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>What becomes of a copy in a backup account, and the rule that decides.</summary>
public sealed class RetentionInfo : ISnapshotRecord
{
    private readonly RetainedCopy copy;
    private readonly Target owner;

    internal RetentionInfo(RetainedCopy copy, Target owner, bool removed)
    {
        this.copy = copy;
        this.owner = owner;
        Removed = removed;
    }

    /// <summary>The identifier of the database.</summary>
    public string DatabaseIdentifier => Snapshot.Database;

    /// <summary>The copy's identifier.</summary>
    public string SnapshotIdentifier => Snapshot.Arn.Id;

    /// <summary>The copy's ARN.</summary>
    public string SnapshotArn => Snapshot.Arn.ToString();

    /// <summary><c>Instance</c> or <c>Cluster</c>.</summary>
    public string Kind => Snapshot.Arn.Kind.ToString();

    /// <summary>The region.</summary>
    public string Region => Snapshot.Arn.Place.Region;

    /// <summary>The account.</summary>
    public string AccountId => Snapshot.Arn.Place.AccountId;

    /// <summary>When the data was snapshotted, as far as AWS or the copy's tags say.</summary>
    public DateTimeOffset? DataTime => Snapshot.OriginallyCreated ?? Lineage.OfOurs(Snapshot)?.SourceTime;

    /// <summary>When it arrived in the backup account: its age counts from here.</summary>
    public DateTimeOffset Arrived => copy.Decision.Copy.Arrived;

    /// <summary>
    /// The first rule that keeps it: <c>NotOurs</c>, <c>NotProven</c>, <c>Newest</c>, <c>MinimumAge</c>, <c>Daily</c>, <c>Weekly</c>, <c>Monthly</c> or <c>Yearly</c>; or <c>None</c>.
    /// </summary>
    public string Rule => copy.Decision.Rule.ToString();

    /// <summary>Whether a rule keeps it.</summary>
    public bool Keep => copy.Decision.IsKept;

    /// <summary>Whether it was removed now.</summary>
    public bool Removed { get; }

    SnapshotArn ISnapshotRecord.Arn => Snapshot.Arn;

    Snapshot? ISnapshotRecord.Facts => Snapshot;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin => Lineage.OfOurs(Snapshot) is null ? null : CopyOrigin.Of(Snapshot);

    private Snapshot Snapshot => copy.Snapshot;

    object ISnapshotRecord.Seen(Snapshot now) => new SnapshotInfo(now, owner);

    /// <inheritdoc/>
    public override string ToString() => SnapshotIdentifier;
}
