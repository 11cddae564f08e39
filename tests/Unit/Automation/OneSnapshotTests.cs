using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>The way of one snapshot through the stacks.</summary>
public class OneSnapshotTests
{
    public static TheoryData<SnapshotKind, bool, bool> Sorts => new()
    {
        // Kind, encrypted, under a customer's key.
        { SnapshotKind.Instance, true, false },
        { SnapshotKind.Instance, true, true },
        { SnapshotKind.Instance, false, false },
        { SnapshotKind.Cluster, true, false },
        { SnapshotKind.Cluster, true, true },
        { SnapshotKind.Cluster, false, false },
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Ends_as_a_proven_copy_that_the_other_account_alone_can_restore(SnapshotKind kind, bool encrypted, bool customerKey)
    {
        var stacks = new StackedWorld();
        var key = customerKey ? stacks.World.Sandbox.Kms.AddKey("111111111111", World.SourceRegion, "alias/app").Arn : null;
        stacks.World.WithDatabase("orders", kind, encrypted, key);
        stacks.Deploy().After(TimeSpan.FromDays(1));

        Assert.Empty(stacks.Failures);
        var copy = Assert.Single(stacks.Vault);
        Assert.Equal(stacks.Sources.Select(source => source.Arn), [copy.Tags["rdsbackup:source-arn"]]);
        Assert.Contains("rdsbackup:proven", copy.Tags.Keys);
        Assert.All(stacks.Recovery, one => Assert.Empty(one.SharedWith));
        Assert.All(stacks.Recovery, one => Assert.Equal(copy.Arn, one.Tags["rdsbackup:vault-arn"]));

        stacks.LoseSourceAccount();
        Assert.Equal("available", stacks.Restore(copy));
    }

    [Fact]
    public void Takes_few_transitions_however_long_its_copies_take()
    {
        var stacks = new StackedWorld(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromHours(3) } });
        stacks.World.WithDatabase("orders");
        stacks.Deploy().After(TimeSpan.FromDays(1));

        Assert.Single(stacks.Vault);
        var copying = stacks.Executions.Where(execution => execution.Machine is "rdsbackup-recovery" or "rdsbackup-vault").ToList();
        // Those of the way itself, not those that answer for what is known.
        Assert.InRange(copying.GroupBy(execution => execution.Machine).Sum(machine => machine.Max(execution => execution.Transitions)), 20, 99);
    }

    [Fact]
    public void Is_taken_along_when_it_was_there_before_the_stacks()
    {
        var stacks = new StackedWorld();
        stacks.World.WithDatabase("orders");
        stacks.After(TimeSpan.FromHours(35));
        Assert.Equal(2, stacks.Sources.Count);

        stacks.Deploy().After(TimeSpan.FromHours(3));

        Assert.Equal(2, stacks.Vault.Count(copy => copy.Tags.ContainsKey("rdsbackup:proven")));
    }

    [Fact]
    public void Is_answered_from_its_tags_when_it_is_announced_again()
    {
        var stacks = new StackedWorld();
        stacks.World.WithDatabase("orders");
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var source = Assert.Single(stacks.Sources);
        var before = stacks.Executions.Count(execution => execution.Machine == "rdsbackup-recovery");

        stacks.Announce(source.Arn).After(TimeSpan.FromMinutes(10));

        var again = stacks.Executions.Where(execution => execution.Machine == "rdsbackup-recovery").Skip(before).ToList();
        Assert.Equal([("SUCCEEDED", 4)], again.Select(execution => (execution.Status, execution.Transitions)));
        Assert.Single(stacks.Vault);
    }
}
