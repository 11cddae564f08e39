using System.Collections.Frozen;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The filters of <c>DescribeDBSnapshots</c> and <c>DescribeDBClusterSnapshots</c>.</summary>
internal static class SnapshotFilters
{
    internal static readonly Filters<Snapshot> Instance = new(new Dictionary<string, Func<Snapshot, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["db-instance-id"] = Database,
        ["db-snapshot-id"] = snapshot => [snapshot.Identifier],
        ["dbi-resource-id"] = snapshot => [snapshot.Image.ResourceId],
        ["snapshot-type"] = snapshot => [snapshot.Type],
        ["engine"] = snapshot => [snapshot.Image.Engine],
    }.ToFrozenDictionary(StringComparer.Ordinal));

    internal static readonly Filters<Snapshot> Cluster = new(new Dictionary<string, Func<Snapshot, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["db-cluster-id"] = Database,
        ["db-cluster-snapshot-id"] = snapshot => [snapshot.Identifier],
        ["snapshot-type"] = snapshot => [snapshot.Type],
        ["engine"] = snapshot => [snapshot.Image.Engine],
    }.ToFrozenDictionary(StringComparer.Ordinal));

    internal static Filters<Snapshot> Of(SnapshotKind kind) => kind == SnapshotKind.Instance ? Instance : Cluster;

    private static IEnumerable<string> Database(Snapshot snapshot) =>
    [
        snapshot.DatabaseIdentifier,
        RdsArn.Of(snapshot.Region, snapshot.AccountId, snapshot.Kind.DatabaseArnType, snapshot.DatabaseIdentifier).ToString(),
    ];
}
