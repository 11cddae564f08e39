using System.Net;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class SnapshotTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_snapshot_is_creating_until_it_is_available()
    {
        world.Instance(storage: 250);

        var begun = await world.Source.Take("Before-Upgrade");
        world.Wait(1.5);
        var half = await world.Source.Get("before-upgrade");
        world.Wait(1.5);
        var done = await world.Source.Get("before-upgrade");

        Assert.Equal(("before-upgrade", "creating", 0), (begun.DBSnapshotIdentifier, begun.Status, begun.PercentProgress));
        Assert.Null(begun.SnapshotCreateTime);
        Assert.Equal(("creating", 50), (half.Status, half.PercentProgress));
        Assert.Equal(("available", 100), (done.Status, done.PercentProgress));
        Assert.Equal(world.Clock.GetUtcNow().AddMinutes(-3).UtcDateTime, done.SnapshotCreateTime);
    }

    [Fact]
    public async Task A_taken_name_is_refused()
    {
        world.Instance();
        world.Snapshot("monthly");

        await Refusal.Of(
            () => world.Source.Take("monthly"),
            "DBSnapshotAlreadyExists",
            "Cannot create the snapshot because a snapshot with the identifier monthly already exists.");
    }

    [Fact]
    public async Task A_snapshot_of_nothing_is_refused() => await Refusal.Of(
        () => world.Source.Take("monthly", "nothing"), "DBInstanceNotFound", "DBInstance nothing not found.", HttpStatusCode.NotFound);

    [Fact]
    public async Task What_is_not_there_is_not_found() => await Refusal.Of(
        () => world.Source.Get("nothing"), "DBSnapshotNotFound", "DBSnapshot not found: nothing", HttpStatusCode.NotFound);
}
