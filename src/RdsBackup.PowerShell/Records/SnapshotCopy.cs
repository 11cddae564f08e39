using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>A copy that this module made or found made.</summary>
public sealed class SnapshotCopy : ISnapshotRecord
{
    private readonly Snapshot copy;
    private readonly Target owner;
    private readonly CopyStep step;
    private readonly CopyOrigin origin;

    internal SnapshotCopy(Snapshot copy, CopyStep step, CopyOrigin origin, Target? sourceOwner)
    {
        this.copy = copy;
        this.step = step;
        this.origin = origin;
        owner = step.Destination;
        SourceOwner = sourceOwner;
        SourceShared = CrossesAccounts ? true : null;
    }

    /// <summary>The record once its source is shared with those accounts only.</summary>
    internal SnapshotCopy After(IReadOnlyList<string> shares) =>
        new(copy, step, origin, SourceOwner) { SourceShared = shares.Contains(AccountId, StringComparer.Ordinal) };

    /// <summary>The identifier of the copied database.</summary>
    public string DatabaseIdentifier => origin.Lineage.Database;

    /// <summary>The copy's identifier.</summary>
    public string SnapshotIdentifier => copy.Arn.Id;

    /// <summary>The copy's ARN.</summary>
    public string SnapshotArn => copy.Arn.ToString();

    /// <summary><c>Instance</c> or <c>Cluster</c>.</summary>
    public string Kind => copy.Arn.Kind.ToString();

    /// <summary>AWS's state: <c>available</c> when it is done.</summary>
    public string Status => copy.Status;

    /// <summary>Progress in percent.</summary>
    public int PercentProgress => copy.PercentProgress;

    /// <summary>The copy's region.</summary>
    public string Region => copy.Arn.Place.Region;

    /// <summary>The account that owns the copy.</summary>
    public string AccountId => copy.Arn.Place.AccountId;

    /// <summary>The ARN of the key it is encrypted under; null when it is not.</summary>
    public string? KmsKeyId => copy.KmsKeyArn;

    /// <summary>When the data was snapshotted.</summary>
    public DateTimeOffset DataTime => origin.Lineage.SourceTime;

    /// <summary>The snapshot that entered the chain.</summary>
    public string SourceSnapshotArn => origin.Lineage.Source.ToString();

    /// <summary>The snapshot this is a copy of: the same as <see cref="SourceSnapshotArn"/>, or the copy before.</summary>
    public string CopiedFrom => step.Source.ToString();

    /// <summary>Whether what it was copied from is still shared with the copy's account; null for a copy within an account.</summary>
    public bool? SourceShared { get; internal init; }

    /// <summary>The copy's tags.</summary>
    public ReadOnlyDictionary<string, string> Tags => Frozen.Of(step.Tags);

    /// <summary>The identifier by which RDS cmdlets take the snapshot of a DB instance; null for a cluster's.</summary>
    public string? DBSnapshotIdentifier => copy.Arn.Kind == SnapshotKind.Instance ? copy.Arn.Id : null;

    /// <summary>The identifier by which RDS cmdlets take the snapshot of a DB cluster; null for an instance's.</summary>
    public string? DBClusterSnapshotIdentifier => copy.Arn.Kind == SnapshotKind.Cluster ? copy.Arn.Id : null;

    /// <summary>Whether it lies in another account than what it was copied from.</summary>
    internal bool CrossesAccounts => step.Source.Place.AccountId != copy.Arn.Place.AccountId;

    /// <summary>Who shared what it was copied from; null when nobody here knows the credentials.</summary>
    internal Target? SourceOwner { get; }

    SnapshotArn ISnapshotRecord.Arn => copy.Arn;

    Snapshot? ISnapshotRecord.Facts => copy;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin => origin;

    object ISnapshotRecord.Seen(Snapshot now) => new SnapshotCopy(now, step, origin, SourceOwner) { SourceShared = SourceShared };

    /// <inheritdoc/>
    public override string ToString() => SnapshotIdentifier;
}
