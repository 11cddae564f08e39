using Amazon.RDS.Model;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Snapshots;

public class FinderTests
{
    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_copy_that_somebody_made_of_an_old_snapshot_does_not_pass_for_the_newest(SnapshotKind kind)
    {
        var world = new World().WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        var old = world.Sources().Single().Snapshot;
        world.After(TimeSpan.FromDays(2));
        var newest = world.Sources().Single().Snapshot;
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run<object>(async _ => kind == SnapshotKind.Cluster
            ? await rds.CopyDBClusterSnapshotAsync(new CopyDBClusterSnapshotRequest
            {
                SourceDBClusterSnapshotIdentifier = old.Arn.Id,
                TargetDBClusterSnapshotIdentifier = "by-hand",
            })
            : await rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest { SourceDBSnapshotIdentifier = old.Arn.Id, TargetDBSnapshotIdentifier = "by-hand" }));
        world.After(TimeSpan.FromHours(1));

        Assert.NotEqual(old.Arn, newest.Arn);
        Assert.Equal(newest.Arn, world.Sources().Single().Snapshot.Arn);
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void An_automated_snapshot_is_found_by_name_and_by_ARN_in_any_case_of_letters(SnapshotKind kind)
    {
        var world = new World().WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        var arn = world.Sources().Single().Snapshot.Arn;
        var typed = arn with { Id = arn.Id.ToUpperInvariant() };

        Assert.Equal(arn, world.Run(cancellation => Finder.SnapshotAsync(world.Primary, typed.Id, cancellation)).Arn);
        Assert.Equal(arn, world.Run(cancellation => Finder.SnapshotAsync(world.Primary, typed, cancellation)).Arn);
    }
}
