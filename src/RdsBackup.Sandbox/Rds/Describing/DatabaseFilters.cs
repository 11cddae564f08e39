using System.Collections.Frozen;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The filters of <c>DescribeDBInstances</c> and <c>DescribeDBClusters</c>.</summary>
internal static class DatabaseFilters
{
    internal static readonly Filters<DbInstance> Instance = new(new Dictionary<string, Func<DbInstance, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["db-cluster-id"] = instance => instance.ClusterIdentifier is { } cluster
            ? [cluster, RdsArn.Of(instance.Region, instance.AccountId, "cluster", cluster).ToString()]
            : [],
        ["db-instance-id"] = instance => [instance.Identifier, instance.Arn],
        ["dbi-resource-id"] = instance => [instance.Image.ResourceId],
        ["domain"] = _ => [],
        ["engine"] = instance => [instance.Image.Engine],
    }.ToFrozenDictionary(StringComparer.Ordinal));

    internal static readonly Filters<DbCluster> Cluster = new(new Dictionary<string, Func<DbCluster, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["clone-group-id"] = _ => [],
        ["db-cluster-id"] = cluster => [cluster.Identifier, cluster.Arn],
        ["db-cluster-resource-id"] = cluster => [cluster.Image.ResourceId],
        ["domain"] = _ => [],
        ["engine"] = cluster => [cluster.Image.Engine],
    }.ToFrozenDictionary(StringComparer.Ordinal));
}
