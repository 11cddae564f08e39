namespace RdsBackup.Sandbox.Rds;

/// <summary>How much an account may have in a region, by default as AWS grants it (RDS user guide, "Quotas and constraints").</summary>
public sealed record RdsQuotas
{
    /// <summary>Manual snapshots of instances.</summary>
    public int ManualSnapshots { get; init; } = 100;

    /// <summary>Manual snapshots of clusters.</summary>
    public int ManualClusterSnapshots { get; init; } = 100;

    /// <summary>Copies of instance snapshots in progress to one destination region.</summary>
    public int CopiesInProgress { get; init; } = 20;

    /// <summary>Copies of cluster snapshots in progress to one destination region.</summary>
    public int ClusterCopiesInProgress { get; init; } = 5;

    /// <summary>Whether copies within one region and account count as in progress too. AWS's pages do not say; its message says "across regions".</summary>
    public bool SameRegionCopiesCount { get; init; }

    /// <summary>Whether copies within one region from another account count as in progress too. AWS's pages do not say.</summary>
    public bool CrossAccountCopiesCount { get; init; }

    /// <summary>Accounts one snapshot may be shared with.</summary>
    public int SharedAccounts { get; init; } = 20;

    /// <summary>DB instances.</summary>
    public int Instances { get; init; } = 40;

    /// <summary>DB clusters.</summary>
    public int Clusters { get; init; } = 40;

    /// <summary>Allocated storage of all instances in GiB.</summary>
    public int AllocatedStorage { get; init; } = 100_000;

    internal int ManualOf(SnapshotKind kind) => kind == SnapshotKind.Instance ? ManualSnapshots : ManualClusterSnapshots;

    internal int InProgressOf(SnapshotKind kind) => kind == SnapshotKind.Instance ? CopiesInProgress : ClusterCopiesInProgress;
}
