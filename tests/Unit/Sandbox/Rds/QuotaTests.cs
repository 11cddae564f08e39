using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class QuotaTests
{
    [Fact]
    public async Task Twenty_instance_copies_may_be_on_their_way_to_a_region()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly");
        for (var number = 1; number <= 20; number++)
            await world.Recovery.Copy(source.Arn, $"copy-{number}");

        await Refusal.Of(() => world.Recovery.Copy(source.Arn, "one-more"), "SnapshotQuotaExceeded", "Cannot copy more than 20 snapshots across regions");
        world.Wait(20);
        await world.Recovery.Copy(source.Arn, "one-more");
    }

    [Fact]
    public async Task Five_cluster_copies_may_be_on_their_way_to_a_region()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly", world.Cluster());
        for (var number = 1; number <= 5; number++)
            await world.Recovery.CopyCluster(source.Arn, $"copy-{number}");

        await Refusal.Of(
            () => world.Recovery.CopyCluster(source.Arn, "one-more"), "SnapshotQuotaExceeded", "Cannot copy more than 5 snapshots across regions");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_copies_within_a_region_count_is_a_setting(bool count)
    {
        var world = new RdsWorld(new RdsSettings { Quotas = new RdsQuotas { CopiesInProgress = 1, SameRegionCopiesCount = count } });
        var source = world.Snapshot("monthly");
        await world.Source.Copy(source.Arn, "first");

        var second = () => world.Source.Copy(source.Arn, "second");

        if (count)
            await Refusal.Of(second, "SnapshotQuotaExceeded", "Cannot copy more than 1 snapshots across regions");
        else
            await second();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whether_copies_from_another_account_count_is_a_setting(bool count)
    {
        var world = new RdsWorld(new RdsSettings { Quotas = new RdsQuotas { CopiesInProgress = 1, CrossAccountCopiesCount = count } });
        var source = world.Snapshot("monthly");
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);
        await other.Copy(source.Arn, "first");

        var second = () => other.Copy(source.Arn, "second");

        if (count)
            await Refusal.Of(second, "SnapshotQuotaExceeded", "Cannot copy more than 1 snapshots across regions");
        else
            await second();
    }

    [Fact]
    public async Task A_hundred_manual_snapshots_may_be_in_a_region_and_aws_backups_do_not_count()
    {
        var world = new RdsWorld();
        var instance = world.Instance();
        for (var number = 1; number <= 99; number++)
            world.Snapshot($"manual-{number}", instance);
        world.Snapshot("awsbackup:job-1", instance, SnapshotType.AwsBackup);
        world.Snapshot("rds:orders-2026-11-19-03-10", instance, SnapshotType.Automated);

        await world.Source.Take("the-hundredth");
        world.Wait(3);

        await Refusal.Of(() => world.Source.Take("one-more"), "SnapshotQuotaExceeded", "Cannot create more than 100 manual snapshots");
        await Refusal.Of(
            () => world.Source.Copy("manual-1", "one-more"), "SnapshotQuotaExceeded", "Cannot create more than 100 manual snapshots");
    }

    [Fact]
    public async Task Account_attributes_tell_what_is_used_and_granted()
    {
        var world = new RdsWorld(new RdsSettings { Quotas = new RdsQuotas { ManualClusterSnapshots = 250 } });
        var instance = world.Instance(storage: 300);
        world.Snapshot("one", instance);
        world.Snapshot("two", instance);
        world.Snapshot("three", world.Cluster());

        var quotas = (await world.Source.DescribeAccountAttributesAsync(new())).AccountQuotas!.ToDictionary(
            quota => quota.AccountQuotaName!, quota => (quota.Used, quota.Max));

        Assert.Equal((2, 100), quotas["ManualSnapshots"]);
        Assert.Equal((1, 250), quotas["ManualClusterSnapshots"]);
        Assert.Equal((1, 40), quotas["DBInstances"]);
        Assert.Equal((300, 100_000), quotas["AllocatedStorage"]);
        Assert.Equal(18, quotas.Count);
    }

    [Fact]
    public async Task A_snapshot_can_be_shared_with_twenty_accounts()
    {
        var world = new RdsWorld();
        world.Snapshot("monthly");
        await world.Source.Share("monthly", [.. Enumerable.Range(1, 20).Select(number => $"{number:000000000000}")]);

        await Refusal.Of(() => world.Source.Share("monthly", "999999999999"), "SharedSnapshotQuotaExceeded");
    }
}
