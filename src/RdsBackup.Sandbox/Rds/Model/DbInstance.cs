namespace RdsBackup.Sandbox.Rds;

/// <summary>A DB instance.</summary>
public sealed class DbInstance : Database
{
    /// <inheritdoc/>
    public override SnapshotKind Kind => SnapshotKind.Instance;

    /// <summary>The class, e.g. <c>db.r6g.large</c>.</summary>
    public required string InstanceClass { get; set; }

    /// <summary>The instance profile of an RDS Custom instance.</summary>
    public string? CustomIamInstanceProfile { get; init; }

    /// <summary>Whether a standby runs in another Availability Zone.</summary>
    public bool MultiAz { get; set; }

    /// <summary>Whether it has a public address.</summary>
    public bool PubliclyAccessible { get; set; }

    /// <summary>The cluster it is a member of; its snapshots, and unless that is a Multi-AZ DB cluster its storage, are then the cluster's.</summary>
    public string? ClusterIdentifier { get; set; }

    /// <summary>Up to how many GiB the storage grows by itself.</summary>
    public int? MaxAllocatedStorage { get; set; }

    /// <summary>The order in which a cluster's readers are promoted.</summary>
    public int PromotionTier { get; set; } = 1;

    /// <summary>Changes that wait for the maintenance window, by the name of the member that will change.</summary>
    internal SortedDictionary<string, PendingChange> Pending { get; } = new(StringComparer.Ordinal);
}
