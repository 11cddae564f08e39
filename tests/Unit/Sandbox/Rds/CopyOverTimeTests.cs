using System.Net;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class CopyOverTimeTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_copy_keeps_the_time_of_the_data_and_has_its_own()
    {
        var source = world.Snapshot("monthly");

        var begun = await world.Recovery.Copy(source.Arn, "monthly-copy");
        world.Wait(20);
        var done = await world.Recovery.Get("monthly-copy");

        Assert.Equal("creating", begun.Status);
        Assert.Equal("available", done.Status);
        Assert.Equal(source.CreateTime.UtcDateTime, done.OriginalSnapshotCreateTime);
        Assert.Equal(source.CreateTime.AddMinutes(60).UtcDateTime, done.SnapshotCreateTime);
        Assert.Equal(source.Arn, done.SourceDBSnapshotIdentifier);
        Assert.Equal("us-east-1", done.SourceRegion);
    }

    [Fact]
    public async Task A_copy_within_account_and_region_names_no_source()
    {
        var source = world.Snapshot("monthly");

        var copy = await world.Source.Copy(source.Arn, "copy");

        Assert.Null(copy.SourceDBSnapshotIdentifier);
        Assert.Null(copy.SourceRegion);
        Assert.Equal("manual", copy.SnapshotType);
    }

    [Fact]
    public async Task A_cluster_copy_is_copying_until_it_is_available()
    {
        var source = world.Snapshot("monthly", world.Cluster());

        var begun = await world.Recovery.CopyCluster(source.Arn, "copy");
        world.Wait(10);
        var half = await world.Recovery.GetCluster("copy");
        world.Wait(10);
        var done = await world.Recovery.GetCluster("copy");

        Assert.Equal(("copying", 0), (begun.Status, begun.PercentProgress));
        Assert.Equal(("copying", 50), (half.Status, half.PercentProgress));
        Assert.Equal(("available", source.Arn), (done.Status, done.SourceDBClusterSnapshotArn));
    }

    [Fact]
    public async Task Copies_of_one_database_wait_for_each_other_and_show_no_progress()
    {
        var first = world.Snapshot("first");
        var second = world.Snapshot("second");
        await world.Recovery.Copy(first.Arn, "first");

        var queued = await world.Recovery.Copy(second.Arn, "second");
        world.Wait(19);
        var stillQueued = await world.Recovery.Get("second");
        world.Wait(2);
        var runs = await world.Recovery.Get("second");
        world.Wait(19);

        Assert.Equal("pending", queued.Status);
        Assert.Equal(("pending", 0), (stillQueued.Status, stillQueued.PercentProgress));
        Assert.Equal(("creating", 5), (runs.Status, runs.PercentProgress));
        Assert.Equal("available", (await world.Recovery.Get("second")).Status);
    }

    [Fact]
    public async Task Copies_of_different_databases_run_beside_each_other()
    {
        var orders = world.Snapshot("orders-monthly", world.Instance("orders"));
        var billing = world.Snapshot("billing-monthly", world.Instance("billing"));
        await world.Recovery.Copy(orders.Arn, "orders-copy");
        await world.Recovery.Copy(billing.Arn, "billing-copy");

        world.Wait(20);

        Assert.All(await world.Recovery.List(), copy => Assert.Equal("available", copy.Status));
    }

    [Fact]
    public async Task A_copy_fails_when_the_fault_script_says_so()
    {
        var source = world.Snapshot("monthly");
        world.Aws.Faults.Add(new FaultRule(FaultKinds.CopyFails) { Region = RdsWorld.East2, Count = 1 });

        await world.Recovery.Copy(source.Arn, "first");
        world.Wait(20);
        await world.Recovery.Copy(source.Arn, "second");
        world.Wait(20);

        Assert.Equal("failed", (await world.Recovery.Get("first")).Status);
        Assert.Equal("available", (await world.Recovery.Get("second")).Status);
    }

    [Fact]
    public async Task Deleting_the_source_fails_the_copy()
    {
        var source = world.Snapshot("monthly");
        await world.Recovery.Copy(source.Arn, "copy");

        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "monthly" });

        Assert.Equal("failed", (await world.Recovery.Get("copy")).Status);
    }

    [Fact]
    public async Task Deleting_the_target_cancels_the_copy_and_lets_the_next_one_start()
    {
        var source = world.Snapshot("monthly");
        await world.Recovery.Copy(source.Arn, "first");
        await world.Recovery.Copy(source.Arn, "second");

        var deleted = await world.Recovery.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "first" });
        world.Wait(20);

        Assert.Equal("deleted", deleted.DBSnapshot!.Status);
        await Refusal.Of(() => world.Recovery.Get("first"), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
        Assert.Equal("available", (await world.Recovery.Get("second")).Status);
    }

    [Fact]
    public async Task A_source_that_is_not_available_is_refused()
    {
        var source = world.Snapshot("monthly", status: "creating");
        var ofCluster = world.Snapshot("monthly", world.Cluster(), status: "creating");

        await Refusal.Of(() => world.Recovery.Copy(source.Arn, "copy"), "InvalidDBSnapshotState");
        await Refusal.Of(() => world.Recovery.CopyCluster(ofCluster.Arn, "copy"), "InvalidDBClusterSnapshotStateFault");
    }

    [Fact]
    public async Task A_copy_takes_longer_across_regions_and_shorter_after_an_earlier_one()
    {
        var real = new RdsWorld(new RdsSettings());
        var instance = real.Instance(storage: 600);
        var first = real.Snapshot("first", instance);
        var second = real.Snapshot("second", instance);

        var local = await Duration(real, () => real.Source.Copy(first.Arn, "local"), () => real.Source.Get("local"));
        var far = await Duration(real, () => real.Recovery.Copy(first.Arn, "far"), () => real.Recovery.Get("far"));
        var next = await Duration(real, () => real.Recovery.Copy(second.Arn, "next"), () => real.Recovery.Get("next"));
        var copyOfCopy = await Duration(
            real, () => real.Source.Copy(real.Model.In(RdsWorld.Primary, RdsWorld.East2).Snapshots(SnapshotKind.Instance)["far"].Arn, "back"), () => real.Source.Get("back"));

        Assert.Equal(24, local);
        Assert.Equal(54, far);
        Assert.Equal(7, next);
        Assert.Equal(54, copyOfCopy);
    }

    [Fact]
    public async Task Copies_of_copies_are_shorter_too_as_long_as_route_and_keys_are_the_same()
    {
        var real = new RdsWorld(new RdsSettings());
        var instance = real.Instance(storage: 600);
        var other = real.Aws.Kms.AddKey(RdsWorld.Primary, RdsWorld.East2).Arn;
        foreach (var name in (string[])["one", "two", "three"])
            real.Snapshot(name, instance);

        var first = await BothHops("one", first: null, second: null);
        var same = await BothHops("two", first: null, second: null);
        var otherKey = await BothHops("three", first: other, second: other);
        var direct = await Duration(real, () => real.Vault.Copy(Arn("three", RdsWorld.East1), "direct"), () => real.Vault.Get("direct"));

        Assert.Equal((54, 24), first);
        Assert.Equal((7, 5), same);
        Assert.Equal((54, 24), otherKey);
        Assert.Equal(54, direct);

        async Task<(int, int)> BothHops(string name, string? first, string? second)
        {
            var far = await Duration(real, () => real.Recovery.Copy(Arn(name, RdsWorld.East1), $"{name}-far", first), () => real.Recovery.Get($"{name}-far"));
            var twin = await Duration(real, () => real.Recovery.Copy($"{name}-far", $"{name}-twin", second), () => real.Recovery.Get($"{name}-twin"));
            if (name == "three")
                await real.Source.Share("three", RdsWorld.Secondary);
            return (far, twin);
        }

        static string Arn(string name, string region) => $"arn:aws:rds:{region}:111111111111:snapshot:{name}";
    }

    [Fact]
    public async Task Aurora_copies_are_shorter_after_an_earlier_one_across_regions_and_never_within_one()
    {
        var real = new RdsWorld(new RdsSettings());
        var cluster = real.Cluster();
        var first = real.Snapshot("first", cluster);
        var second = real.Snapshot("second", cluster);

        var far = await Copied(real.Recovery, first.Arn, "one");
        var farAgain = await Copied(real.Recovery, second.Arn, "two");
        var near = await Copied(real.Source, first.Arn, "three");
        var nearAgain = await Copied(real.Source, second.Arn, "four");

        Assert.True(farAgain < far / 2, $"{farAgain} minutes after {far}");
        Assert.Equal(near, nearAgain);

        Task<int> Copied(Amazon.RDS.AmazonRDSClient client, string source, string target) =>
            Duration(real, () => client.CopyCluster(source, target), () => client.GetCluster(target), done => done.Status);
    }

    private static Task<int> Duration(RdsWorld world, Func<Task> begin, Func<Task<Amazon.RDS.Model.DBSnapshot>> look) =>
        Duration(world, begin, look, snapshot => snapshot.Status);

    private static async Task<int> Duration<T>(RdsWorld world, Func<Task> begin, Func<Task<T>> look, Func<T, string?> status)
    {
        await begin();
        var minutes = 0;
        for (; status(await look()) != "available"; minutes++)
            world.Wait(1);
        return minutes;
    }
}
