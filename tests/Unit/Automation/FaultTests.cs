using Amazon.RDS.Model;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;
using DatabaseKind = RdsBackup.Core.Snapshots.SnapshotKind;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;
using SnapshotKind = RdsBackup.Sandbox.Rds.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>Whatever goes wrong, every snapshot ends as one proven vault copy or as one message that says why.</summary>
public class FaultTests
{
    private const string Taken = "RDS DB Snapshot Event";
    private const string Selected = "RDS Snapshot Selected";
    private const string Shared = "RDS Snapshot Shared";
    private const string Proven = "RDS Vault Copy Proven";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static TheoryData<string> Hops => [Taken, Selected, Shared, Proven];

    [Theory]
    [MemberData(nameof(Hops))]
    public void An_event_that_is_lost_is_made_up_for_by_the_reconciler(string hop)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventLost) { Name = hop, Count = 1 });

        stacks.After(Day);

        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [MemberData(nameof(Hops))]
    public void An_event_that_comes_twice_copies_once(string hop)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventDoubled) { Name = hop });

        stacks.After(Day);

        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [MemberData(nameof(Hops))]
    public void An_event_that_comes_hours_late_copies_once(string hop)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventLate) { Name = hop, Count = 1, Latency = TimeSpan.FromHours(9) });

        stacks.After(Day);

        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [InlineData("rds")]
    [InlineData("kms")]
    [InlineData("events")]
    [InlineData("states")]
    [InlineData("sns")]
    public void Calls_that_are_throttled_are_made_again(string service)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.Throttling) { Service = service, Rate = 0.4 });

        stacks.After(Day);

        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [InlineData("111111111111")]
    [InlineData("222222222222")]
    public void A_copy_that_fails_once_is_removed_and_made_again(string accountId)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.CopyFails) { AccountId = accountId, Count = 1 });

        stacks.After(Day);

        Assert.Equal(stacks.Sources.Select(source => source.Arn), stacks.Vault.Select(copy => copy.Tags["rdsbackup:source-arn"]));
        Assert.All(stacks.Recovery.Concat(stacks.Vault), copy => Assert.Equal("available", copy.Status));
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [InlineData("111111111111")]
    [InlineData("222222222222")]
    public void A_copy_that_never_succeeds_is_told_with_its_snapshot_and_what_to_do(string accountId)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.CopyFails) { AccountId = accountId });

        stacks.After(TimeSpan.FromHours(12));

        var failure = Assert.Single(stacks.Failures);
        Assert.Contains(stacks.Sources[0].Arn, failure, StringComparison.Ordinal);
        Assert.Contains("RdsBackup.CopyFailed", failure, StringComparison.Ordinal);
        Assert.Contains("run this snapshot again", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_execution_that_somebody_aborts_is_told_and_begun_again()
    {
        var stacks = Nightly();
        stacks.After(TimeSpan.FromHours(7.5));
        stacks.Abort(stacks.Executions.Single(execution => execution is { Machine: "rdsbackup-recovery", Status: "RUNNING" }));

        stacks.After(TimeSpan.FromHours(16));

        var failure = Assert.Single(stacks.Failures);
        Assert.Contains("ABORTED", failure, StringComparison.Ordinal);
        Assert.Contains($"Somebody stopped it. The snapshot is {stacks.Sources[0].Arn}.", failure, StringComparison.Ordinal);
        AssertArrivedOnce(stacks);
    }

    [Fact]
    public void More_copies_than_AWS_makes_at_a_time_wait_for_each_other()
    {
        var stacks = Nightly(4, new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) }, Quotas = new RdsQuotas { CopiesInProgress = 1 } });

        stacks.After(Day);

        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void A_full_region_is_told_with_the_quota_to_raise()
    {
        var stacks = Nightly(2, new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) }, Quotas = new RdsQuotas { ManualSnapshots = 1 } });

        stacks.After(TimeSpan.FromHours(9));

        Assert.Single(stacks.Vault);
        Assert.Contains("Manual DB snapshots", Assert.Single(stacks.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void What_found_both_quotas_full_arrives_when_somebody_raises_them()
    {
        const int Databases = 4;
        var tight = new RdsQuotas { ManualSnapshots = Databases, CopiesInProgress = 1, CrossAccountCopiesCount = true };
        var stacks = Nightly(Databases, new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) }, Quotas = tight });
        // Others fill the vault.
        var now = stacks.World.Clock.GetUtcNow();
        var builder = new EstateBuilder(stacks.World.Sandbox.Rds, "222222222222", "us-east-2", now, null, new Random(1));
        stacks.World.WithDatabase("strange", account: "secondary", region: "us-east-2");
        var strange = stacks.Rds.In("222222222222", "us-east-2").Instances["strange"];
        for (var index = 0; index < Databases; index++)
            builder.Manual(strange, $"strange-{index}", TimeSpan.FromDays(1));
        stacks.After(TimeSpan.FromHours(14));
        Assert.DoesNotContain(stacks.Vault, copy => copy.Tags.ContainsKey("rdsbackup:proven"));
        Assert.All(stacks.Failures, failure => Assert.Contains("Manual DB snapshots", failure, StringComparison.Ordinal));
        Assert.True(stacks.Failures.Count >= Databases);

        stacks.World.Sandbox.Rds.Settings.Quotas = new RdsQuotas();
        stacks.After(TimeSpan.FromHours(9));

        Assert.Equal(
            stacks.Sources.Select(source => source.Arn).Order(StringComparer.Ordinal),
            stacks.Vault.Where(copy => copy.Tags.ContainsKey("rdsbackup:proven")).Select(copy => copy.Tags["rdsbackup:source-arn"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_nights_of_everything_at_once_bring_everything_once(int seed)
    {
        var stacks = new StackedWorld(seed: seed);
        for (var index = 1; index <= 4; index++)
            stacks.World.WithDatabase($"orders-{index}");
        stacks.World.WithDatabase("ledger-1", DatabaseKind.Cluster).WithDatabase("ledger-2", DatabaseKind.Cluster, encrypted: false);
        stacks.Deploy();
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.Throttling) { Rate = 0.3 });
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Rate = 0.2 });
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventDoubled) { Rate = 0.3 });

        stacks.After(TimeSpan.FromHours(46));
        // What is still missing is found by the reconciler, once it can.
        stacks.World.Sandbox.Faults.Clear();
        stacks.After(TimeSpan.FromHours(6));

        Assert.Equal(12, stacks.Sources.Count);
        AssertArrivedOnce(stacks);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [InlineData(Selected, "is gone")]
    [InlineData(Taken, "was not there any more")]
    public void A_source_that_is_deleted_before_it_is_copied_or_announced_is_told_and_no_success(string late, string said)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventLate) { Name = late, Latency = TimeSpan.FromMinutes(30) });
        stacks.After(TimeSpan.FromHours(7.5));
        var gone = Assert.Single(stacks.Sources);
        stacks.Rds.In("111111111111", gone.Region).Snapshots(SnapshotKind.Instance).Remove(gone.Identifier);

        stacks.After(TimeSpan.FromHours(3));

        var failure = Assert.Single(stacks.Failures);
        Assert.Contains(gone.Arn, failure, StringComparison.Ordinal);
        Assert.Contains(said, failure, StringComparison.Ordinal);
        Assert.Empty(stacks.Vault);
    }

    [Fact]
    public void A_source_that_is_deleted_while_it_is_copied_is_told()
    {
        var stacks = Nightly();
        using var rds = stacks.World.Rds("primary", World.SourceRegion);
        stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders-1", DBSnapshotIdentifier = "before-release" }));
        Until(stacks, () => stacks.Recovery.Count > 0);

        stacks.World.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "before-release" }));
        stacks.After(TimeSpan.FromHours(6));

        AssertTold(stacks, "arn:aws:rds:us-east-1:111111111111:snapshot:before-release", "is gone");
        Assert.Empty(stacks.Vault);
    }

    [Fact]
    public void A_shared_copy_that_is_deleted_while_the_vault_copies_it_is_told_and_made_again()
    {
        var stacks = Nightly();
        Until(stacks, () => stacks.Vault.Count > 0);

        Delete(stacks, Assert.Single(stacks.Recovery));
        stacks.After(TimeSpan.FromHours(12));

        AssertTold(stacks, stacks.Sources[0].Arn, "gone or no longer shared");
        var copy = Assert.Single(stacks.Vault);
        Assert.Equal((stacks.Sources[0].Arn, true), (copy.Tags["rdsbackup:source-arn"], copy.Tags.ContainsKey("rdsbackup:proven")));
    }

    [Fact]
    public void A_shared_copy_that_is_deleted_before_it_is_reported_is_nobodys_trouble()
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventLate) { Name = Proven, Latency = TimeSpan.FromMinutes(30) });
        Until(stacks, () => stacks.Vault.Any(copy => copy.Tags.ContainsKey("rdsbackup:proven")));

        Delete(stacks, Assert.Single(stacks.Recovery));
        stacks.After(TimeSpan.FromHours(1));

        Assert.Equal("SUCCEEDED", Assert.Single(stacks.Executions, execution => execution.Machine == "rdsbackup-report").Status);
        Assert.Empty(stacks.Failures);
    }

    [Theory]
    [InlineData("primary", "111111111111")]
    [InlineData("secondary", "222222222222")]
    public void A_snapshot_that_holds_a_copys_name_and_is_none_of_ours_is_told_and_left_alone(string account, string accountId)
    {
        var stacks = Nightly(new FaultRule(FaultKinds.EventLate) { Name = Selected, Latency = TimeSpan.FromMinutes(30) });
        Until(stacks, () => stacks.Sources.Count > 0);
        var source = stacks.Sources[0];
        stacks.World.WithDatabase("stranger", account: account, region: World.RecoveryRegion);
        var builder = new EstateBuilder(stacks.World.Sandbox.Rds, accountId, World.RecoveryRegion, stacks.World.Clock.GetUtcNow(), null, new Random(1));
        var strange = builder.Manual(
            stacks.Rds.In(accountId, World.RecoveryRegion).Instances["stranger"],
            CopyName.For(SnapshotArn.Parse(source.Arn), source.OriginalCreateTime, source.DatabaseIdentifier),
            Day,
            ("owner", "somebody"));

        stacks.After(TimeSpan.FromHours(4));

        AssertTold(stacks, source.Arn, "It was not touched: rename or remove it");
        Assert.Equal(("owner", 0), (strange.Tags.Keys.Single(), strange.SharedWith.Count));
        Assert.DoesNotContain(stacks.Vault, copy => copy.Tags.ContainsKey("rdsbackup:proven"));
    }

    private static StackedWorld Nightly(params FaultRule[] faults)
    {
        var stacks = Nightly(1, null);
        foreach (var fault in faults)
            stacks.World.Sandbox.Faults.Add(fault);
        return stacks;
    }

    private static StackedWorld Nightly(int databases, RdsSettings? settings)
    {
        var stacks = new StackedWorld(settings);
        for (var index = 1; index <= databases; index++)
            stacks.World.WithDatabase($"orders-{index}");
        return stacks.Deploy();
    }

    private static void AssertTold(StackedWorld stacks, string snapshotArn, string reason)
    {
        var failure = Assert.Single(stacks.Failures);
        Assert.Contains(snapshotArn, failure, StringComparison.Ordinal);
        Assert.Contains(reason, failure, StringComparison.Ordinal);
    }

    private static void Delete(StackedWorld stacks, Snapshot copy)
    {
        using var rds = stacks.World.Rds("primary", copy.Region);
        stacks.World.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = copy.Identifier }));
    }

    private static void Until(StackedWorld stacks, Func<bool> happened)
    {
        for (var minute = 0; minute < 1440 && !happened(); minute++)
            stacks.After(TimeSpan.FromMinutes(1));
    }

    // The first night's snapshots; the second night's are not through yet.
    private static void AssertArrivedOnce(StackedWorld stacks)
    {
        var taken = stacks.Sources.Select(source => source.Arn).Order(StringComparer.Ordinal);
        var vaulted = stacks.Vault.Where(copy => copy.Tags.ContainsKey("rdsbackup:proven")).Select(copy => copy.Tags["rdsbackup:source-arn"]).Order(StringComparer.Ordinal);
        Assert.Equal(taken, vaulted);
        Assert.All(stacks.Recovery, copy => Assert.Empty(copy.SharedWith));
        Assert.Equal(2 * stacks.Vault.Count, stacks.Copies);
    }
}
