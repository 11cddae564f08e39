using Amazon.RDS.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>Many at once.</summary>
public class ManySnapshotsTests
{
    [Fact]
    public void Five_hundred_snapshots_of_one_minute_arrive_as_soon_as_the_quotas_allow()
    {
        const int Count = 500;
        const int AtOnce = 20;
        var copy = TimeSpan.FromMinutes(20);
        var stacks = new StackedWorld(new RdsSettings
        {
            Timings = new RdsTimings { Copy = copy },
            Quotas = new RdsQuotas { CopiesInProgress = AtOnce, ManualSnapshots = Count, Instances = Count },
        });
        // After the nightly backups of this day.
        stacks.World.After(TimeSpan.FromHours(8));
        for (var index = 0; index < Count; index++)
            stacks.World.WithDatabase($"db-{index}");
        stacks.Deploy().After(TimeSpan.FromMinutes(30));

        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
        {
            for (var index = 0; index < Count; index++)
                stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = $"db-{index}", DBSnapshotIdentifier = $"now-{index}" }));
        }

        // Every copy to the other region waits for one of the places; the last one is then copied once more.
        var least = (copy * (Count / AtOnce)) + copy;
        stacks.After(least * 1.1);

        Assert.Empty(stacks.Failures);
        Assert.Equal(Count, stacks.Vault.Count(one => one.Tags.ContainsKey("rdsbackup:proven")));
    }
}
