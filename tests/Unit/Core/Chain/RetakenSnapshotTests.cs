using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Core.Snapshots.Snapshot;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>A manual snapshot is deleted and taken again under its name while its copy waits for its turn.</summary>
public class RetakenSnapshotTests
{
    [Theory]
    [InlineData(SnapshotKind.Instance, true)]
    [InlineData(SnapshotKind.Instance, false)]
    [InlineData(SnapshotKind.Cluster, true)]
    [InlineData(SnapshotKind.Cluster, false)]
    public void Nothing_is_vaulted_under_the_old_time_and_the_next_run_backs_up_the_new_one(SnapshotKind kind, bool waitsForSlot)
    {
        var timings = new RdsTimings { Copy = TimeSpan.FromMinutes(40), Snapshot = TimeSpan.FromMinutes(1) };
        var world = new World(new RdsSettings
        {
            Timings = timings,
            Quotas = waitsForSlot ? new RdsQuotas() : new RdsQuotas { CopiesInProgress = 1, ClusterCopiesInProgress = 1 },
        }).WithKeys().WithDatabase("first", kind).WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        Take(world, kind);
        world.After(TimeSpan.FromMinutes(10));
        var old = ByHand(world, kind);
        var first = world.Sources().Single(source => source.Snapshot.Database == "first").Snapshot;
        var options = world.Options with
        {
            Copying = waitsForSlot ? new CopyOptions { InstanceCopiesPerRegion = 1, ClusterCopiesPerRegion = 1 } : new CopyOptions(),
        };

        var results = world.Run(async cancellation =>
        {
            var chain = await BackupChain.OpenAsync(options, cancellation);
            var run = chain.RunAsync([(first, null), (old, null)], null, cancellation);
            await Task.Delay(TimeSpan.FromMinutes(2), world.Clock, cancellation);
            await RetakeAsync(world, kind);
            return await run;
        });

        Assert.True(results[0].Succeeded, results[0].Failure?.ToString());
        Assert.Equal(FailureKind.SnapshotReplaced, results[1].Failure?.Kind);
        Assert.Contains("run it again", results[1].Failure!.Advice, StringComparison.Ordinal);
        Assert.Equal(["first"], Vaulted(world, kind).Select(copy => copy.Database));

        var again = ByHand(world, kind);
        var next = world.Run(async cancellation => await (await BackupChain.OpenAsync(options, cancellation)).RunAsync(again, null, null, cancellation));
        Assert.True(next.Succeeded, next.Failure?.ToString());
        Assert.Equal(again.DataTime, Lineage.OfOurs(Vaulted(world, kind).Single(copy => copy.Database == "orders"))!.SourceTime);
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_copy_that_fails_is_not_made_again_of_what_has_the_name_by_then(SnapshotKind kind)
    {
        var world = Listed(kind, out var old);
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { Count = 1 });

        var result = world.Run(async cancellation =>
        {
            var run = (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(old, null, null, cancellation);
            await Task.Delay(TimeSpan.FromMinutes(2), world.Clock, cancellation);
            await RetakeAsync(world, kind);
            return await run;
        });

        Assert.Equal(FailureKind.SnapshotReplaced, result.Failure?.Kind);
        Assert.Empty(Vaulted(world, kind));
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void What_was_listed_before_is_not_copied_from_what_has_the_name_now(SnapshotKind kind)
    {
        var world = Listed(kind, out var old);
        world.Run(_ => RetakeAsync(world, kind));
        world.After(TimeSpan.FromHours(1));

        var result = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(old, null, null, cancellation));

        Assert.Equal(FailureKind.SnapshotReplaced, result.Failure?.Kind);
        Assert.Empty(result.Hops);
    }

    private static World Listed(SnapshotKind kind, out Snapshot snapshot)
    {
        var world = new World().WithKeys().WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        Take(world, kind);
        world.After(TimeSpan.FromHours(1));
        snapshot = ByHand(world, kind);
        return world;
    }

    private static void Take(World world, SnapshotKind kind) => world.Run(_ => TakeAsync(world, kind));

    private static async Task TakeAsync(World world, SnapshotKind kind)
    {
        using var rds = world.Rds("primary", World.SourceRegion);
        if (kind == SnapshotKind.Cluster)
            await rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest { DBClusterIdentifier = "orders", DBClusterSnapshotIdentifier = "by-hand" });
        else
            await rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "by-hand" });
    }

    private static async Task RetakeAsync(World world, SnapshotKind kind)
    {
        using var rds = world.Rds("primary", World.SourceRegion);
        if (kind == SnapshotKind.Cluster)
            await rds.DeleteDBClusterSnapshotAsync(new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = "by-hand" });
        else
            await rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "by-hand" });
        await Task.Delay(TimeSpan.FromMinutes(2), world.Clock);
        await TakeAsync(world, kind);
    }

    private static Snapshot ByHand(World world, SnapshotKind kind) => world.Run(cancellation => Finder.SnapshotAsync(
        world.Primary, new SnapshotArn("aws", world.Primary.Place, kind, "by-hand"), cancellation));

    private static List<Snapshot> Vaulted(World world, SnapshotKind kind) => world.Run(async cancellation =>
    {
        var copies = new List<Snapshot>();
        await foreach (var copy in Finder.SnapshotsAsync(world.Secondary, new SnapshotFilter { Type = "manual", Kind = kind }, cancellation))
            copies.Add(copy);
        return copies;
    });
}
