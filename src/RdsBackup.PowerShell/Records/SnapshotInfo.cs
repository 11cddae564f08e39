using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>A snapshot of a DB instance or DB cluster.</summary>
public sealed class SnapshotInfo : ISnapshotRecord
{
    private readonly Snapshot snapshot;
    private readonly Target owner;
    private readonly DatabaseSettings? settings;

    internal SnapshotInfo(Snapshot snapshot, Target owner, DatabaseSettings? settings = null)
    {
        this.snapshot = snapshot;
        this.owner = owner;
        this.settings = settings;
    }

    /// <summary>The identifier; an automated snapshot's begins with <c>rds:</c>.</summary>
    public string SnapshotIdentifier => snapshot.Arn.Id;

    /// <summary>The ARN.</summary>
    public string SnapshotArn => snapshot.Arn.ToString();

    /// <summary>The identifier of the DB instance or DB cluster it was taken of.</summary>
    public string DatabaseIdentifier => snapshot.Database;

    /// <summary><c>Instance</c> or <c>Cluster</c>.</summary>
    public string Kind => snapshot.Arn.Kind.ToString();

    /// <summary>AWS's type: <c>automated</c>, <c>manual</c>, <c>awsbackup</c>, <c>shared</c> or <c>public</c>.</summary>
    public string Type => snapshot.Type;

    /// <summary>AWS's state, e.g. <c>available</c> or <c>creating</c>.</summary>
    public string Status => snapshot.Status;

    /// <summary>Progress in percent.</summary>
    public int PercentProgress => snapshot.PercentProgress;

    /// <summary>When this snapshot came to be; null while it is being made.</summary>
    public DateTimeOffset? Created => snapshot.Created;

    /// <summary>When the data was snapshotted; a copy's is its source's, as far as AWS says.</summary>
    public DateTimeOffset? DataTime => snapshot.OriginallyCreated ?? Lineage.OfOurs(snapshot)?.SourceTime ?? snapshot.DataTime;

    /// <summary>Whether it is encrypted.</summary>
    public bool Encrypted => snapshot.Encrypted;

    /// <summary>The ARN of the key it is encrypted under; null when it is not.</summary>
    public string? KmsKeyId => snapshot.KmsKeyArn;

    /// <summary>The engine, e.g. <c>postgres</c>.</summary>
    public string Engine => snapshot.Engine;

    /// <summary>The engine's version.</summary>
    public string? EngineVersion => snapshot.EngineVersion;

    /// <summary>The allocated storage in GiB.</summary>
    public int AllocatedStorage => snapshot.AllocatedStorage;

    /// <summary>The region.</summary>
    public string Region => snapshot.Arn.Place.Region;

    /// <summary>The account that owns it.</summary>
    public string AccountId => snapshot.Arn.Place.AccountId;

    /// <summary>The snapshot that a copy of ours comes from; null for every other snapshot.</summary>
    public string? SourceSnapshotArn => Lineage.OfOurs(snapshot)?.Source.ToString();

    /// <summary>The tags.</summary>
    public ReadOnlyDictionary<string, string> Tags => Frozen.Of(snapshot.Tags);

    /// <summary>The identifier by which RDS cmdlets take the snapshot of a DB instance; null for a cluster's.</summary>
    public string? DBSnapshotIdentifier => snapshot.Arn.Kind == SnapshotKind.Instance ? snapshot.Arn.Id : null;

    /// <summary>The identifier by which RDS cmdlets take the snapshot of a DB cluster; null for an instance's.</summary>
    public string? DBClusterSnapshotIdentifier => snapshot.Arn.Kind == SnapshotKind.Cluster ? snapshot.Arn.Id : null;

    SnapshotArn ISnapshotRecord.Arn => snapshot.Arn;

    Snapshot? ISnapshotRecord.Facts => snapshot;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin =>
        Lineage.Of(snapshot) is not null && snapshot.Type != "shared" ? CopyOrigin.Of(snapshot, settings) : null;

    object ISnapshotRecord.Seen(Snapshot now) => new SnapshotInfo(now, owner, settings);

    /// <inheritdoc/>
    public override string ToString() => SnapshotIdentifier;
}
