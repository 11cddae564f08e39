namespace RdsBackup.Sandbox.Rds;

/// <summary>What one account has in one region.</summary>
/// <param name="defaultVpcId">The VPC that its default subnet group lies in.</param>
public sealed class RdsRegion(string defaultVpcId)
{
    private readonly SortedDictionary<string, Snapshot> instanceSnapshots = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, Snapshot> clusterSnapshots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The DB instances by identifier.</summary>
    public SortedDictionary<string, DbInstance> Instances { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The DB clusters by identifier.</summary>
    public SortedDictionary<string, DbCluster> Clusters { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Subnet groups by name with their VPC; every account has a default one.</summary>
    public SortedDictionary<string, string> SubnetGroups { get; } = new(StringComparer.OrdinalIgnoreCase) { ["default"] = defaultVpcId };

    /// <summary>Parameter groups beside AWS's default ones.</summary>
    public SortedSet<string> ParameterGroups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Option groups beside AWS's default ones.</summary>
    public SortedSet<string> OptionGroups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The snapshots of a kind by identifier.</summary>
    public SortedDictionary<string, Snapshot> Snapshots(SnapshotKind kind) => kind == SnapshotKind.Instance ? instanceSnapshots : clusterSnapshots;

    internal Database? FindDatabase(SnapshotKind kind, string identifier) => kind == SnapshotKind.Instance
        ? Instances.GetValueOrDefault(identifier)
        : Clusters.GetValueOrDefault(identifier);

    internal IEnumerable<DbInstance> MembersOf(DbCluster cluster) =>
        Instances.Values.Where(instance => string.Equals(instance.ClusterIdentifier, cluster.Identifier, StringComparison.OrdinalIgnoreCase));
}
