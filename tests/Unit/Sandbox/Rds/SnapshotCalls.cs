using Amazon.RDS;
using Amazon.RDS.Model;

namespace RdsBackup.Unit.Sandbox.Rds;

/// <summary>The calls most tests make, in one line each.</summary>
internal static class SnapshotCalls
{
    internal static async Task<DBSnapshot> Take(this AmazonRDSClient client, string identifier, string instance = "orders", params Tag[] tags) =>
        (await client.CreateDBSnapshotAsync(new() { DBSnapshotIdentifier = identifier, DBInstanceIdentifier = instance, Tags = [.. tags] })).DBSnapshot!;

    internal static async Task<DBClusterSnapshot> TakeCluster(this AmazonRDSClient client, string identifier, string cluster = "ledger") =>
        (await client.CreateDBClusterSnapshotAsync(new() { DBClusterSnapshotIdentifier = identifier, DBClusterIdentifier = cluster })).DBClusterSnapshot!;

    internal static async Task<DBSnapshot> Copy(
        this AmazonRDSClient client, string source, string target, string? key = null, Action<CopyDBSnapshotRequest>? more = null)
    {
        var request = new CopyDBSnapshotRequest { SourceDBSnapshotIdentifier = source, TargetDBSnapshotIdentifier = target, KmsKeyId = key };
        more?.Invoke(request);
        return (await client.CopyDBSnapshotAsync(request)).DBSnapshot!;
    }

    internal static async Task<DBClusterSnapshot> CopyCluster(this AmazonRDSClient client, string source, string target, string? key = null) =>
        (await client.CopyDBClusterSnapshotAsync(new()
        {
            SourceDBClusterSnapshotIdentifier = source,
            TargetDBClusterSnapshotIdentifier = target,
            KmsKeyId = key,
        })).DBClusterSnapshot!;

    internal static async Task<IReadOnlyList<string>> Share(this AmazonRDSClient client, string identifier, params string[] accounts) =>
        (await client.ModifyDBSnapshotAttributeAsync(new()
        {
            DBSnapshotIdentifier = identifier,
            AttributeName = "restore",
            ValuesToAdd = [.. accounts],
        })).DBSnapshotAttributesResult!.DBSnapshotAttributes!.Single().AttributeValues ?? [];

    internal static async Task<IReadOnlyList<string>> ShareCluster(this AmazonRDSClient client, string identifier, params string[] accounts) =>
        (await client.ModifyDBClusterSnapshotAttributeAsync(new()
        {
            DBClusterSnapshotIdentifier = identifier,
            AttributeName = "restore",
            ValuesToAdd = [.. accounts],
        })).DBClusterSnapshotAttributesResult!.DBClusterSnapshotAttributes!.Single().AttributeValues ?? [];

    internal static async Task<DBSnapshot> Get(this AmazonRDSClient client, string identifier) =>
        (await client.List(request => request.DBSnapshotIdentifier = identifier)).Single();

    internal static async Task<DBClusterSnapshot> GetCluster(this AmazonRDSClient client, string identifier) =>
        (await client.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = identifier })).DBClusterSnapshots!.Single();

    internal static async Task<IReadOnlyList<DBSnapshot>> List(this AmazonRDSClient client, Action<DescribeDBSnapshotsRequest>? how = null)
    {
        var request = new DescribeDBSnapshotsRequest();
        how?.Invoke(request);
        return (await client.DescribeDBSnapshotsAsync(request)).DBSnapshots ?? [];
    }
}
