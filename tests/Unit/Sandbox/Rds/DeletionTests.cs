using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class DeletionTests
{
    [Fact]
    public async Task A_deleted_snapshot_keeps_its_name_until_it_is_gone()
    {
        var world = new RdsWorld(new RdsSettings());
        world.Snapshot("monthly");
        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "monthly" });

        Assert.Equal("deleting", (await world.Source.Get("monthly")).Status);
        await Refusal.Of(() => world.Source.Take("monthly"), "DBSnapshotAlreadyExists");
        world.Wait(1);
        await world.Source.Take("monthly");
    }

    [Fact]
    public async Task A_snapshot_that_is_being_taken_cannot_be_deleted()
    {
        var world = new RdsWorld();
        world.Instance();
        await world.Source.Take("monthly");

        await Refusal.Of(
            () => world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "monthly" }),
            "InvalidDBSnapshotState",
            "Cannot delete the snapshot because it is not currently in the available or failed state.");
    }

    [Fact]
    public async Task A_failed_copy_can_be_deleted_and_its_name_used_again()
    {
        var world = new RdsWorld();
        var source = world.Snapshot("monthly");
        world.Snapshot("copy", status: "failed");

        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "copy" });

        Assert.Equal("creating", (await world.Source.Copy(source.Identifier, "copy")).Status);
    }
}
