using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class AutomatedBackupTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_database_is_saved_once_a_day_in_its_window_and_kept_for_its_retention()
    {
        world.Instance();
        await world.Source.ModifyDBInstanceAsync(
            new() { DBInstanceIdentifier = "orders", BackupRetentionPeriod = 3, PreferredBackupWindow = "03:00-03:30", ApplyImmediately = true });

        world.Wait(6 * 24 * 60);

        var automated = await world.Source.List(request => request.SnapshotType = "automated");
        Assert.Equal(3, automated.Count);
        Assert.All(automated, snapshot =>
        {
            Assert.Matches("^rds:orders-2026-11-2[0-9]-03-[0-2][0-9]$", snapshot.DBSnapshotIdentifier);
            Assert.Equal((3, "available"), (snapshot.SnapshotCreateTime!.Value.Hour, snapshot.Status));
        });
    }

    [Fact]
    public async Task Clusters_are_saved_too()
    {
        world.Cluster();
        await world.Source.ModifyDBClusterAsync(new() { DBClusterIdentifier = "ledger", BackupRetentionPeriod = 2, PreferredBackupWindow = "23:45-00:30" });

        world.Wait(3 * 24 * 60);

        Assert.Equal(2, (await world.Source.DescribeDBClusterSnapshotsAsync(new() { SnapshotType = "automated" })).DBClusterSnapshots!.Count);
    }

    [Fact]
    public async Task Without_retention_nothing_is_saved_and_what_was_goes()
    {
        var instance = world.Instance(retention: 7);
        world.Snapshot("rds:orders-2026-11-19-03-10", instance, SnapshotType.Automated);
        await world.Source.ModifyDBInstanceAsync(new() { DBInstanceIdentifier = "orders", BackupRetentionPeriod = 0 });

        world.Wait(2 * 24 * 60);

        Assert.Empty(await world.Source.List());
    }

    [Fact]
    public async Task An_automated_snapshot_cannot_be_deleted()
    {
        world.Snapshot("rds:orders-2026-11-19-03-10", type: SnapshotType.Automated);
        world.Snapshot("rds:ledger-2026-11-19-03-10", world.Cluster(), SnapshotType.Automated);

        await Refusal.Of(
            () => world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "rds:orders-2026-11-19-03-10" }),
            "InvalidDBSnapshotState",
            "Only manual snapshots may be deleted.");
        await Refusal.Of(
            () => world.Source.DeleteDBClusterSnapshotAsync(new() { DBClusterSnapshotIdentifier = "rds:ledger-2026-11-19-03-10" }),
            "InvalidDBClusterSnapshotStateFault",
            "Only manual snapshots may be deleted");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task They_go_with_the_database_unless_they_are_retained(bool delete, int left)
    {
        var instance = world.Instance(retention: 7);
        world.Snapshot("rds:orders-2026-11-19-03-10", instance, SnapshotType.Automated);

        await world.Source.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = "orders", SkipFinalSnapshot = true, DeleteAutomatedBackups = delete });

        Assert.Equal(left, (await world.Source.List()).Count);
    }

    [Fact]
    public async Task A_copy_of_an_automated_snapshot_is_manual()
    {
        var source = world.Snapshot("rds:orders-2026-11-19-03-10", type: SnapshotType.Automated);

        Assert.Equal("manual", (await world.Source.Copy(source.Identifier, "copy")).SnapshotType);
    }
}
