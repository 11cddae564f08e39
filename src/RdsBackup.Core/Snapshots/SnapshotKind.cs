namespace RdsBackup.Core.Snapshots;

/// <summary>RDS keeps two kinds of snapshots, with calls, names and quotas of their own.</summary>
public enum SnapshotKind
{
    /// <summary>Of a DB instance.</summary>
    Instance,

    /// <summary>Of an Aurora or Multi-AZ DB cluster.</summary>
    Cluster,
}
