using System.Net;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class SharingTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_snapshot_shared_with_another_account_can_be_copied_there_in_one_step()
    {
        var source = world.Snapshot("monthly");
        await world.Source.Share("monthly", RdsWorld.Secondary);

        await world.Vault.Copy(source.Arn, "vaulted");
        world.Wait(20);

        Assert.Equal("available", (await world.Vault.Get("vaulted")).Status);
    }

    [Fact]
    public async Task What_is_not_shared_is_not_found_by_others()
    {
        var source = world.Snapshot("monthly");

        await Refusal.Of(() => world.Vault.Copy(source.Arn, "vaulted"), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_withdrawn_share_ends_what_others_may()
    {
        var source = world.Snapshot("monthly");
        await world.Source.Share("monthly", RdsWorld.Secondary);

        var left = await world.Source.ModifyDBSnapshotAttributeAsync(new()
        {
            DBSnapshotIdentifier = "monthly",
            AttributeName = "restore",
            ValuesToRemove = [RdsWorld.Secondary],
        });

        Assert.Empty(left.DBSnapshotAttributesResult!.DBSnapshotAttributes!.Single().AttributeValues ?? []);
        await Refusal.Of(() => world.Vault.Copy(source.Arn, "vaulted"), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("rds:orders-2026-11-19-03-10", SnapshotType.Automated)]
    [InlineData("awsbackup:job-1", SnapshotType.AwsBackup)]
    public async Task Automated_and_aws_backups_snapshots_cannot_be_shared(string name, string type)
    {
        world.Snapshot(name, type: type);

        await Refusal.Of(
            () => world.Source.Share(name, RdsWorld.Secondary), "InvalidParameterValue", "The parameter DBSnapshotIdentifier is not a valid identifier.");
    }

    [Fact]
    public async Task A_snapshot_under_the_default_key_cannot_be_shared()
    {
        world.Snapshot("monthly", world.Instance(key: world.DefaultKey));
        world.Snapshot("monthly", world.Cluster(key: world.DefaultKey));

        await Refusal.Of(() => world.Source.Share("monthly", RdsWorld.Secondary), "InvalidDBSnapshotState", "default service key");
        await Refusal.Of(() => world.Source.ShareCluster("monthly", RdsWorld.Secondary), "InvalidDBClusterSnapshotStateFault", "default service key");
    }

    [Fact]
    public async Task An_encrypted_snapshot_is_never_public()
    {
        world.Snapshot("monthly", world.Instance(key: world.DefaultKey));

        await Refusal.Of(() => world.Source.Share("monthly", "all"), "InvalidDBSnapshotState", "publicly");
    }

    [Fact]
    public async Task A_snapshot_with_persistent_options_cannot_be_shared()
    {
        var instance = world.Instance();
        instance.Image = instance.Image with { HasPersistentOptions = true };
        world.Snapshot("monthly", instance);

        await Refusal.Of(() => world.Source.Share("monthly", RdsWorld.Secondary), "InvalidDBSnapshotState", "persistent");
    }

    [Theory]
    [InlineData("22222222222")]
    [InlineData("2222-2222-2222")]
    [InlineData("everybody")]
    public async Task An_account_id_has_twelve_digits(string account)
    {
        world.Snapshot("monthly");

        await Refusal.Of(() => world.Source.Share("monthly", account), "InvalidParameterValue", account);
    }

    [Fact]
    public async Task A_snapshot_that_is_not_available_cannot_be_shared()
    {
        world.Snapshot("monthly", status: "creating");

        await Refusal.Of(() => world.Source.Share("monthly", RdsWorld.Secondary), "InvalidDBSnapshotState");
    }

    [Fact]
    public async Task Only_the_owner_can_share_or_delete()
    {
        var source = world.Snapshot("monthly");
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        await Refusal.Of(() => other.Share("monthly", "333333333333"), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
        await Refusal.Of(
            () => other.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = source.Arn }), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Attributes_tell_with_whom_a_snapshot_is_shared()
    {
        world.Snapshot("rds:orders-2026-11-19-03-10", type: SnapshotType.Automated);
        world.Snapshot("monthly", world.Cluster());
        await world.Source.ShareCluster("monthly", RdsWorld.Secondary);

        var automated = await world.Source.DescribeDBSnapshotAttributesAsync(new() { DBSnapshotIdentifier = "rds:orders-2026-11-19-03-10" });
        var cluster = await world.Source.DescribeDBClusterSnapshotAttributesAsync(new() { DBClusterSnapshotIdentifier = "monthly" });

        var attribute = cluster.DBClusterSnapshotAttributesResult!.DBClusterSnapshotAttributes!.Single();
        Assert.Equal("restore", attribute.AttributeName);
        Assert.Equal([RdsWorld.Secondary], attribute.AttributeValues!);
        Assert.Empty(automated.DBSnapshotAttributesResult!.DBSnapshotAttributes!.Single().AttributeValues ?? []);
    }
}
