using Amazon.KeyManagementService;
using Amazon.RDS.Model;
using RdsBackup.Core.Activity;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>Nobody reads the seventh message about one thing: a snapshot is tried again and again, and each reason told once.</summary>
public class ToldOnceTests
{
    // The first night's snapshot is announced again until it is 36 hours old.
    private static readonly TimeSpan UntilGivenUp = TimeSpan.FromHours(44);

    private readonly StackedWorld stacks = new();
    private readonly string key;

    public ToldOnceTests()
    {
        key = stacks.World.Sandbox.Kms.AddKey("111111111111", World.SourceRegion, "alias/app").Arn;
        stacks.World.WithDatabase("orders", kmsKey: key);
        stacks.Deploy();
    }

    [Theory]
    [InlineData("111111111111", "rdsbackup-recovery")]
    [InlineData("222222222222", "rdsbackup-vault")]
    public void A_copy_that_fails_whenever_it_is_tried(string accountId, string machine)
    {
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = accountId });

        stacks.After(UntilGivenUp);

        Assert.True(FailuresOf(machine) > stacks.Sources.Count);
        Assert.All(stacks.Sources, source => Assert.Single(Told(source.Arn)));
    }

    [Fact]
    public void A_key_that_stays_disabled()
    {
        Keys(kms => kms.DisableKeyAsync(key));

        stacks.After(UntilGivenUp);

        Assert.True(FailuresOf("rdsbackup-announce") > stacks.Sources.Count);
        Assert.All(stacks.Sources, source => Assert.Contains("Enable it", Assert.Single(Told(source.Arn)), StringComparison.Ordinal));
    }

    // AWS names the session in it, which is another one each time.
    [Theory]
    [InlineData("rdsbackup-recovery", "rds:CopyDBSnapshot")]
    [InlineData("rdsbackup-announce", "rds:DescribeDBInstances")]
    public void A_permission_that_is_missing(string machine, string action)
    {
        stacks.Deny($"{machine}-{(machine == "rdsbackup-announce" ? World.SourceRegion : World.RecoveryRegion)}", action);

        stacks.After(UntilGivenUp);

        Assert.True(FailuresOf(machine) > stacks.Sources.Count);
        Assert.All(stacks.Sources, source => Assert.Contains(action, Assert.Single(Told(source.Arn)), StringComparison.Ordinal));
    }

    [Fact]
    public void Another_reason_is_told_too()
    {
        Keys(kms => kms.DisableKeyAsync(key));
        stacks.After(TimeSpan.FromHours(8));
        Keys(kms => kms.EnableKeyAsync(key));
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });

        stacks.After(TimeSpan.FromHours(12));

        Assert.Collection(
            Told(Assert.Single(stacks.Sources).Arn),
            told => Assert.Contains("RdsBackup.KeyDisabled", told, StringComparison.Ordinal),
            told => Assert.Contains("RdsBackup.CopyFailed", told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_asks_for_another_try_is_told_how_it_ended(bool repeated)
    {
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });
        stacks.After(TimeSpan.FromHours(12));
        var source = SnapshotArn.Parse(Assert.Single(stacks.Sources).Arn);
        var recovery = stacks.World.Primary.In(World.RecoveryRegion);

        stacks.World.Run(async cancellation => repeated
            ? await ActivityReader.RepeatAsync(recovery, await FailedAsync(recovery, cancellation), cancellation)
            : await ActivityReader.AnnounceAsync(stacks.World.Primary, source, "rdsbackup", cancellation));
        stacks.After(TimeSpan.FromHours(3));

        Assert.Equal(2, Told(source.ToString()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_snapshot_of_the_same_name_is_another_matter(bool disabled)
    {
        if (disabled)
            Keys(kms => kms.DisableKeyAsync(key));
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });
        using var rds = stacks.World.Rds("primary", World.SourceRegion);

        for (var release = 0; release < 2; release++)
        {
            stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "before-release" }));
            stacks.After(TimeSpan.FromHours(4));
            stacks.World.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "before-release" }));
            stacks.After(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(2, Told("arn:aws:rds:us-east-1:111111111111:snapshot:before-release").Count);
    }

    [Fact]
    public void News_that_come_twice()
    {
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });
        Fault(new FaultRule(FaultKinds.EventDoubled) { Name = "Step Functions Execution Status Change" });

        stacks.After(TimeSpan.FromHours(12));

        Assert.Single(stacks.Failures);
    }

    // There is no snapshot that it is about, and no other news of it.
    [Fact]
    public void What_fails_every_day_is_told_every_day()
    {
        stacks.Deny("rdsbackup-relay-us-east-2", "events:PutEvents");

        stacks.After(TimeSpan.FromDays(3));

        Assert.InRange(FailuresOf("rdsbackup-relay"), 2, 3);
        Assert.Equal(FailuresOf("rdsbackup-relay"), stacks.Failures.Count(failure => failure.Contains("could not be handed on", StringComparison.Ordinal)));
    }

    // The name is taken then, so this was the only time.
    [Theory]
    [InlineData("sns:Publish", 0)]
    [InlineData("events:PutEvents", 1)]
    public void What_cannot_be_told_as_usual_is_kept_and_rung_for(string action, int told)
    {
        stacks.Deny("rdsbackup-tell-us-east-2", action);
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });

        stacks.After(TimeSpan.FromHours(12));

        Assert.Equal(told, Told(stacks.Sources[0].Arn).Count);
        var kept = Assert.Single(stacks.World.Sandbox.Sqs.Find("111111111111", World.RecoveryRegion, "rdsbackup-notifications-undelivered")!.Messages);
        Assert.Contains(stacks.Sources[0].Arn, kept.Body, StringComparison.Ordinal);
        Assert.Contains(action, kept.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Single(stacks.Messages, message => message.Subject?.Contains("ALARM: \"rdsbackup-notifications-undelivered\"", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_teller_that_cannot_be_started_rings_the_alarm()
    {
        stacks.Deny("rdsbackup-notifications-events-us-east-2", "states:StartExecution");
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });

        stacks.After(TimeSpan.FromHours(12));

        Assert.Single(stacks.Messages, message => message.Subject?.Contains("ALARM: \"rdsbackup-notifications-undelivered\"", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_subject_names_reason_and_place()
    {
        Fault(new FaultRule(FaultKinds.CopyFails) { AccountId = "111111111111" });

        stacks.After(TimeSpan.FromHours(12));

        Assert.Single(stacks.Messages, message => message.Subject == "RdsBackup: RdsBackup.CopyFailed in account 111111111111, us-east-2");
    }

    private IReadOnlyList<string> Told(string snapshotArn) => [.. stacks.Failures.Where(failure => failure.Contains(snapshotArn, StringComparison.Ordinal))];

    private int FailuresOf(string machine) => stacks.Executions.Count(execution => execution.Machine == machine && execution.Status == "FAILED");

    private static async Task<ExecutionFacts> FailedAsync(Target recovery, CancellationToken cancellation)
    {
        var stories = await ActivityReader.ReadAsync([(StackTemplate.RecoveryRegion, recovery)], "rdsbackup", DateTimeOffset.MinValue, cancellation);
        return Assert.Single(stories).Telling;
    }

    private void Fault(FaultRule fault) => stacks.World.Sandbox.Faults.Add(fault);

    private void Keys<T>(Func<AmazonKeyManagementServiceClient, Task<T>> change)
    {
        using var kms = stacks.World.Kms("primary", World.SourceRegion);
        stacks.World.Run(_ => change(kms));
    }
}
