using RdsBackup.Core.Finding;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Taking;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Sharing;

public class ShareAuditTests
{
    [Theory]
    [InlineData("222222222222", true)]
    [InlineData("333333333333", false)]
    public void An_account_reads_what_is_shared_with_it(string account, bool reads) =>
        Assert.Equal(reads, ShareAudit.Reads(account, ["222222222222", "444444444444"]));

    [Fact]
    public void Every_account_reads_what_is_public() => Assert.True(ShareAudit.Reads("333333333333", ["all"]));

    [Fact]
    public void Manual_snapshots_of_both_kinds_come_with_their_readers_and_automated_ones_are_not_asked()
    {
        var world = new World().WithDatabase("orders", encrypted: false).WithDatabase("catalog", SnapshotKind.Cluster, encrypted: false).After(TimeSpan.FromDays(2));
        Take(world, "orders", 2);
        Take(world, "catalog", 1);
        world.Run(cancellation => SnapshotSharer.GrantAsync(world.Primary, Arn("catalog-1", SnapshotKind.Cluster), "222222222222", cancellation));

        var found = List(world, new SnapshotFilter());

        Assert.Equal(["catalog-1 222222222222", "orders-1 ", "orders-2 "], found.Order(StringComparer.Ordinal));
        Assert.Equal(3, world.Sandbox.Calls.Counts.Where(call => call.Key.Action.EndsWith("SnapshotAttributes", StringComparison.Ordinal)).Sum(call => call.Value));
    }

    [Fact]
    public void Whoever_stops_reading_has_asked_no_more_than_a_handful()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(1));
        Take(world, "orders", 20);

        world.Run(async cancellation =>
        {
            await foreach (var _ in ShareAudit.ListAsync(world.Primary, new SnapshotFilter(), cancellation))
                break;
        });

        Assert.InRange(world.Sandbox.Calls.Counts.Where(call => call.Key.Action == "DescribeDBSnapshotAttributes").Sum(call => call.Value), 1, 8);
    }

    private static void Take(World world, string database, int count) => world.Run(async cancellation =>
    {
        var found = await Finder.DatabaseAsync(world.Primary, database, cancellation);
        for (var number = 1; number <= count; number++)
        {
            var begun = await SnapshotTaker.BeginAsync(
                TakeStep.For(world.Primary, found, $"{database}-{number}", new Dictionary<string, string>()), cancellation);
            await new RdsBackup.Core.Waiting.SnapshotWaiters(new()).UntilAvailableAsync(world.Primary, begun, null, cancellation);
        }
    });

    private static List<string> List(World world, SnapshotFilter filter) => world.Run(async cancellation =>
    {
        var found = new List<string>();
        await foreach (var (snapshot, sharedWith) in ShareAudit.ListAsync(world.Primary, filter, cancellation))
            found.Add($"{snapshot.Arn.Id} {string.Join(' ', sharedWith)}");
        return found;
    });

    private static SnapshotArn Arn(string id, SnapshotKind kind) => new("aws", new Place("111111111111", World.SourceRegion), kind, id);
}
