using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>A DB instance or DB cluster.</summary>
public sealed class DatabaseInfo
{
    internal DatabaseInfo(Database database, Target owner)
    {
        Database = database;
        Owner = owner;
    }

    /// <summary>The identifier of the DB instance or DB cluster.</summary>
    public string DatabaseIdentifier => Database.Id;

    /// <summary>The ARN.</summary>
    public string DatabaseArn => Database.Arn;

    /// <summary><c>Instance</c> or <c>Cluster</c>.</summary>
    public string Kind => Database.Kind.ToString();

    /// <summary>The engine, e.g. <c>aurora-postgresql</c>.</summary>
    public string Engine => Database.Engine;

    /// <summary>AWS's state, e.g. <c>available</c>.</summary>
    public string Status => Database.Status;

    /// <summary>The instance class, e.g. <c>db.m6g.large</c>; null for clusters whose members have their own.</summary>
    public string? InstanceClass => Database.Settings.InstanceClass;

    /// <summary>Whether a standby runs in another zone.</summary>
    public bool? MultiAZ => Database.Settings.MultiAZ;

    /// <summary>The region.</summary>
    public string Region => Database.Place.Region;

    /// <summary>The account that owns it.</summary>
    public string AccountId => Database.Place.AccountId;

    /// <summary>The tags.</summary>
    public ReadOnlyDictionary<string, string> Tags => Frozen.Of(Database.Tags);

    /// <summary>The identifier by which RDS cmdlets take a DB instance; null for a cluster.</summary>
    public string? DBInstanceIdentifier => Database.Kind == SnapshotKind.Instance ? Database.Id : null;

    /// <summary>The identifier by which RDS cmdlets take a DB cluster; null for an instance.</summary>
    public string? DBClusterIdentifier => Database.Kind == SnapshotKind.Cluster ? Database.Id : null;

    internal Database Database { get; }

    internal Target Owner { get; }

    /// <inheritdoc/>
    public override string ToString() => DatabaseIdentifier;
}
