using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox;

/// <summary>The whole way by hand, as people go it today: copy into the recovery region under a key that is shared, share, copy in the other account.</summary>
public sealed class ChainTests
{
    private const string East1 = "us-east-1";
    private const string East2 = "us-east-2";

    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;

    public ChainTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        Estate.Seed(sandbox, new EstateOptions());
    }

    [Fact]
    public async Task A_vault_copy_outlives_everything_in_the_source_account()
    {
        var sharable = (await Kms(sandbox.Primary()).CreateKeyAsync(new CreateKeyRequest { Policy = SharedWithSecondary })).KeyMetadata.Arn;
        var vault = (await Kms(sandbox.Secondary()).CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        var source = (await Rds(sandbox.Primary(), East1).List(request =>
            (request.DBInstanceIdentifier, request.SnapshotType) = ("orders", "automated"))).MaxBy(snapshot => snapshot.SnapshotCreateTime)!;

        var recovery = Rds(sandbox.Primary(), East2);
        await recovery.Copy(source.DBSnapshotArn!, "hop", sharable);
        clock.Advance(TimeSpan.FromHours(2));
        await recovery.Share("hop", sandbox.Secondary().Id);
        var backup = Rds(sandbox.Secondary(), East2);
        await backup.Copy((await recovery.Get("hop")).DBSnapshotArn!, "vaulted", vault);
        clock.Advance(TimeSpan.FromHours(2));

        Wipe(East1);
        Wipe(East2);
        await Kms(sandbox.Primary()).DisableKeyAsync(sharable);
        await backup.RestoreDBInstanceFromDBSnapshotAsync(
            new RestoreDBInstanceFromDBSnapshotRequest { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "vaulted" });
        clock.Advance(TimeSpan.FromHours(1));

        var drill = (await backup.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = "drill" })).DBInstances!.Single();
        Assert.Equal(("available", 500, vault), (drill.DBInstanceStatus, drill.AllocatedStorage, drill.KmsKeyId));
        Assert.Equal(source.SnapshotCreateTime, (await backup.Get("vaulted")).OriginalSnapshotCreateTime);
    }

    [Fact]
    public async Task A_cluster_under_a_customer_key_goes_the_same_way()
    {
        var sharable = (await Kms(sandbox.Primary()).CreateKeyAsync(new CreateKeyRequest { Policy = SharedWithSecondary })).KeyMetadata.Arn;
        var vault = (await Kms(sandbox.Secondary()).CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;

        var recovery = Rds(sandbox.Primary(), East2);
        await recovery.CopyCluster("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:ledger-month-end", "hop", sharable);
        clock.Advance(TimeSpan.FromHours(2));
        await recovery.ShareCluster("hop", sandbox.Secondary().Id);
        var backup = Rds(sandbox.Secondary(), East2);
        await backup.CopyCluster("arn:aws:rds:us-east-2:111111111111:cluster-snapshot:hop", "vaulted", vault);
        clock.Advance(TimeSpan.FromHours(2));

        var copy = await backup.GetCluster("vaulted");
        Assert.Equal(("available", vault, 240), (copy.Status, copy.KmsKeyId, copy.AllocatedStorage));
    }

    // As key policies share a key for RDS only (RDS user guide, "Sharing encrypted snapshots").
    private const string SharedWithSecondary = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"},
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*",
           "Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}},
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"kms:CreateGrant","Resource":"*",
           "Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"},"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}}]}
        """;

    private void Wipe(string region)
    {
        var place = sandbox.Rds.Model.In(sandbox.Primary().Id, region);
        place.Instances.Clear();
        place.Snapshots(SnapshotKind.Instance).Clear();
        place.Snapshots(SnapshotKind.Cluster).Clear();
    }

    private AmazonRDSClient Rds(Account account, string region) => new(SandboxClients.Credentials(account), On(new AmazonRDSConfig(), region));

    private AmazonKeyManagementServiceClient Kms(Account account) =>
        new(SandboxClients.Credentials(account), On(new AmazonKeyManagementServiceConfig(), East2));

    private T On<T>(T config, string region) where T : ClientConfig
    {
        config.ServiceURL = "http://sandbox.invalid/";
        config.AuthenticationRegion = region;
        config.HttpClientFactory = new SandboxHttp(sandbox);
        config.MaxErrorRetry = 0;
        return config;
    }
}
