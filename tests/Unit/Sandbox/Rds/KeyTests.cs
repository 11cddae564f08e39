using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using Amazon.Runtime;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class KeyTests
{
    private const string Gone = "arn:aws:kms:us-east-2:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private readonly RdsWorld world = new();

    [Fact]
    public async Task Across_regions_an_encrypted_copy_needs_a_key_of_the_destination()
    {
        var source = world.Snapshot("monthly", world.Instance(key: world.DefaultKey));
        var cluster = world.Snapshot("monthly", world.Cluster(key: world.DefaultKey));
        var east1 = await Key(RdsWorld.Primary, RdsWorld.East1);
        var east2 = await Key(RdsWorld.Primary, RdsWorld.East2);

        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "copy"), "InvalidParameterValue", "Must specify new KMS key for cross region encrypted snapshot copy.");
        await Refusal.Of(
            () => world.Recovery.CopyCluster(cluster.Arn, "copy"), "InvalidParameterValue", "Must specify new KMS key for cross region encrypted snapshot copy.");
        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, "copy", east1),
            "KMSKeyNotAccessibleFault",
            $"The target KMS key [{east1}] does not exist, is not enabled or you do not have permissions to access it.");
        Assert.Equal(east2, (await world.Recovery.Copy(source.Arn, "copy", east2)).KmsKeyId);
    }

    [Theory]
    [InlineData(Gone)]
    [InlineData("alias/none")]
    [InlineData("1234abcd-12ab-34cd-56ef-1234567890ab")]
    public async Task A_target_key_that_is_not_there_is_named(string key)
    {
        var source = world.Snapshot("monthly", world.Instance(key: world.DefaultKey));

        await Refusal.Of(() => world.Recovery.Copy(source.Arn, "copy", key), "KMSKeyNotAccessibleFault", $"The target KMS key [{key}] does not exist");
    }

    [Fact]
    public async Task A_key_may_be_named_by_id_arn_and_alias()
    {
        var source = world.Snapshot("monthly", world.Instance(key: world.DefaultKey));
        var key = await Key(RdsWorld.Primary, RdsWorld.East2);
        await Kms(RdsWorld.Primary, RdsWorld.East2).CreateAliasAsync("alias/rds-backup", key);
        string[] names = [key, key.Split('/')[1], "alias/rds-backup", "arn:aws:kms:us-east-2:111111111111:alias/rds-backup"];

        for (var number = 0; number < names.Length; number++)
            Assert.Equal(key, (await world.Recovery.Copy(source.Arn, $"copy-{number}", names[number])).KmsKeyId);
    }

    [Fact]
    public async Task The_default_key_of_the_destination_can_be_the_target()
    {
        var source = world.Snapshot("monthly", world.Instance(key: world.DefaultKey));

        var copy = await world.Recovery.Copy(source.Arn, "copy", "alias/aws/rds");

        Assert.Equal(world.Aws.Rds.Keys.Default(RdsWorld.Primary, RdsWorld.East2), copy.KmsKeyId);
    }

    [Fact]
    public async Task Within_a_region_the_key_stays_unless_another_is_named()
    {
        var source = world.Snapshot("monthly", world.Instance(key: world.DefaultKey));
        var key = await Key(RdsWorld.Primary, RdsWorld.East1);

        Assert.Equal(world.DefaultKey, (await world.Source.Copy(source.Arn, "same")).KmsKeyId);
        Assert.Equal(key, (await world.Source.Copy(source.Arn, "other", key)).KmsKeyId);
    }

    [Fact]
    public async Task An_unencrypted_instance_snapshot_can_be_copied_encrypted_and_a_cluster_snapshot_cannot()
    {
        var source = world.Snapshot("monthly");
        var cluster = world.Snapshot("monthly", world.Cluster());
        var key = await Key(RdsWorld.Primary, RdsWorld.East2);

        var copy = await world.Recovery.Copy(source.Arn, "copy", key);

        Assert.Equal((true, key), (copy.Encrypted, copy.KmsKeyId));
        await Refusal.Of(() => world.Recovery.CopyCluster(cluster.Arn, "copy", key), "InvalidParameterCombination");
        Assert.False((await world.Recovery.CopyCluster(cluster.Arn, "copy")).StorageEncrypted);
    }

    [Fact]
    public async Task A_shared_encrypted_snapshot_is_copied_with_use_of_its_key_and_a_key_of_ones_own()
    {
        var shared = await Key(RdsWorld.Primary, RdsWorld.East1, Sharing("kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"));
        var own = await Key(RdsWorld.Secondary, RdsWorld.East1);
        var source = world.Snapshot("monthly", world.Instance(key: shared));
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        await Refusal.Of(() => other.Copy(source.Arn, "vaulted"), "InvalidParameterValue", "Must specify a KMS key");
        await other.Copy(source.Arn, "vaulted", own);
        world.Wait(20);

        Assert.Equal(("available", own), ((await other.Get("vaulted")).Status, (await other.Get("vaulted")).KmsKeyId));
    }

    [Fact]
    public async Task One_step_goes_into_another_account_and_another_region()
    {
        var shared = await Key(RdsWorld.Primary, RdsWorld.East1, Sharing("kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"));
        var own = await Key(RdsWorld.Secondary, RdsWorld.East2);
        var source = world.Snapshot("monthly", world.Instance(key: shared));
        var cluster = world.Snapshot("monthly", world.Cluster(key: shared));
        await world.Source.Share("monthly", RdsWorld.Secondary);
        await world.Source.ShareCluster("monthly", RdsWorld.Secondary);

        await world.Vault.Copy(source.Arn, "vaulted", own);
        await world.Vault.CopyCluster(cluster.Arn, "vaulted", own);
        world.Wait(20);

        Assert.Equal("available", (await world.Vault.Get("vaulted")).Status);
        Assert.Equal("available", (await world.Vault.GetCluster("vaulted")).Status);
    }

    // The most common failure, e.g. awslabs/aurora-snapshot-tool issue 29.
    [Fact]
    public async Task A_key_without_the_permission_to_make_grants_is_not_accessible()
    {
        var shared = await Key(RdsWorld.Primary, RdsWorld.East1, Sharing("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"));
        var own = await Key(RdsWorld.Secondary, RdsWorld.East1);
        var source = world.Snapshot("monthly", world.Instance(key: shared));
        await world.Source.Share("monthly", RdsWorld.Secondary);

        await Refusal.Of(
            () => world.As(RdsWorld.Secondary, RdsWorld.East1).Copy(source.Arn, "vaulted", own),
            "KMSKeyNotAccessibleFault",
            $"The source snapshot KMS key [{shared}] does not exist, is not enabled or you do not have permissions to access it.");
    }

    [Fact]
    public async Task A_key_shared_through_another_regions_RDS_only_is_not_accessible()
    {
        var shared = await Key(RdsWorld.Primary, RdsWorld.East1, Sharing(["kms:*"], """{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com"}}"""));
        var own = await Key(RdsWorld.Secondary, RdsWorld.East2);
        var source = world.Snapshot("monthly", world.Instance(key: shared));
        await world.Source.Share("monthly", RdsWorld.Secondary);

        await Refusal.Of(() => world.Vault.Copy(source.Arn, "vaulted", own), "KMSKeyNotAccessibleFault", "The source snapshot KMS key");
    }

    [Fact]
    public async Task A_shared_encrypted_snapshot_cannot_be_restored_directly()
    {
        var shared = await Key(RdsWorld.Primary, RdsWorld.East1, Sharing("kms:*"));
        var source = world.Snapshot("monthly", world.Instance(key: shared));
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var plain = world.Snapshot("plain", world.Instance("catalog"));
        await world.Source.Share("plain", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        await Refusal.Of(
            () => other.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = source.Arn }),
            "InvalidDBSnapshotState",
            "shared encrypted");
        await other.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = plain.Arn });
    }

    [Fact]
    public async Task A_disabled_key_refuses_copies_and_restores_and_fails_what_is_under_way()
    {
        var key = await Key(RdsWorld.Primary, RdsWorld.East1);
        var target = await Key(RdsWorld.Primary, RdsWorld.East2);
        var source = world.Snapshot("monthly", world.Instance(key: key));
        await world.Recovery.Copy(source.Arn, "under-way", target);

        await Kms(RdsWorld.Primary, RdsWorld.East1).DisableKeyAsync(key);

        await Refusal.Of(() => world.Recovery.Copy(source.Arn, "late", target), "KMSKeyNotAccessibleFault", "The source snapshot KMS key");
        await Refusal.Of(
            () => world.Source.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "monthly" }),
            "KMSKeyNotAccessibleFault");
        world.Wait(20);
        Assert.Equal("failed", (await world.Recovery.Get("under-way")).Status);
    }

    [Fact]
    public async Task A_copy_under_another_key_lives_on_without_the_sources_key_and_snapshot()
    {
        var key = await Key(RdsWorld.Primary, RdsWorld.East1);
        var target = await Key(RdsWorld.Primary, RdsWorld.East2);
        var source = world.Snapshot("monthly", world.Instance(key: key));
        await world.Recovery.Copy(source.Arn, "copy", target);
        world.Wait(20);

        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "monthly" });
        await Kms(RdsWorld.Primary, RdsWorld.East1).DisableKeyAsync(key);
        await world.Recovery.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "copy" });
        world.Wait(14);

        var restored = await world.Recovery.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = "drill" });
        Assert.Equal(("available", target), (restored.DBInstances!.Single().DBInstanceStatus, restored.DBInstances![0].KmsKeyId));
    }

    [Fact]
    public async Task Another_key_than_the_last_copys_makes_a_full_copy()
    {
        var real = new RdsWorld(new RdsSettings());
        var instance = real.Instance(key: real.DefaultKey, storage: 600);
        var one = await Key(RdsWorld.Primary, RdsWorld.East2, on: real);
        var two = await Key(RdsWorld.Primary, RdsWorld.East2, on: real);
        await real.Recovery.Copy(real.Snapshot("first", instance).Arn, "first", one);
        real.Wait(60);

        await real.Recovery.Copy(real.Snapshot("second", instance).Arn, "second", one);
        real.Wait(10);
        await real.Recovery.Copy(real.Snapshot("third", instance).Arn, "third", two);
        real.Wait(10);

        Assert.Equal("available", (await real.Recovery.Get("second")).Status);
        Assert.Equal("creating", (await real.Recovery.Get("third")).Status);
    }

    [Fact]
    public async Task Govcloud_still_asks_for_a_request_signed_for_the_other_region()
    {
        var gov = new RdsWorld(null, "us-gov-west-1", "us-gov-east-1");
        var key = gov.Aws.Rds.Keys.Default(RdsWorld.Primary, "us-gov-west-1");
        var source = gov.Snapshot("monthly", gov.Instance(key: key, region: "us-gov-west-1"));

        await Refusal.Of(
            () => gov.As(RdsWorld.Primary, "us-gov-east-1").Copy(source.Arn, "copy", "alias/aws/rds"), "InvalidParameterValue", "PreSignedUrl could not be authenticated");
    }

    private static string Sharing(params string[] actions) => Sharing(actions, "{}");

    private static string Sharing(string[] actions, string condition) =>
        $$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"},
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*","Condition":{{condition}}}]}
        """;

    private async Task<string> Key(string accountId, string region, string? policy = null, RdsWorld? on = null) =>
        (await Kms(accountId, region, on).CreateKeyAsync(new CreateKeyRequest { Policy = policy })).KeyMetadata.Arn;

    private AmazonKeyManagementServiceClient Kms(string accountId, string region, RdsWorld? on = null)
    {
        var aws = (on ?? world).Aws;
        var account = aws.Accounts.Single(one => one.Id == accountId);
        return new AmazonKeyManagementServiceClient(new BasicAWSCredentials(account.AccessKey.Id, account.AccessKey.Secret), new AmazonKeyManagementServiceConfig
        {
            ServiceURL = "http://sandbox.invalid/",
            AuthenticationRegion = region,
            HttpClientFactory = new SandboxHttp(aws),
            MaxErrorRetry = 0,
        });
    }
}
