using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>What the stacks do, as people see it, and how they run a snapshot again.</summary>
public sealed class RdsBackupActivityTests : IDisposable
{
    private readonly PolicyInUse policy = new();

    public void Dispose() => policy.Dispose();

    [Fact]
    public void A_snapshot_is_one_story_over_accounts_and_regions()
    {
        policy.World.WithDatabase("orders");
        var stages = new List<string>();
        for (var minute = 0; minute < 720; minute += 5)
        {
            if (policy.After(TimeSpan.FromMinutes(5)).Activity().SingleOrDefault() is { } seen && !stages.Contains($"{seen.Stage} {seen.State}"))
                stages.Add($"{seen.Stage} {seen.State}");
        }

        Assert.Equal(["Recovery Running", "Vault Running", "Report Done"], stages);
        var story = Assert.Single(policy.Activity());
        Assert.StartsWith("rds:orders-", story.SnapshotIdentifier, StringComparison.Ordinal);
        Assert.Equal(("orders", "us-east-1", "111111111111", null), (story.DatabaseIdentifier, story.Region, story.AccountId, story.Why));
        Assert.StartsWith("arn:aws:rds:us-east-2:111111111111:snapshot:rdsbackup-orders-", story.CopyArn, StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:rds:us-east-2:222222222222:snapshot:rdsbackup-orders-", story.VaultCopyArn, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_tells_why_and_is_run_again_by_the_machine_that_failed()
    {
        policy.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = "222222222222", Count = 3 });
        policy.WithDatabase("orders", TimeSpan.FromHours(11));
        var failed = Assert.Single(policy.Activity());
        Assert.Equal(("Failed", "Vault"), (failed.State, failed.Stage));
        Assert.Contains("run this snapshot again", failed.Why, StringComparison.Ordinal);

        var console = policy.World.Run(Restart(failed));

        Assert.Equal("Run rdsbackup-vault in us-east-2 (account 222222222222) again, which failed", Assert.Single(console.Questions).Action);
        var again = Assert.IsType<ActivityInfo>(Assert.Single(console.Output));
        Assert.Equal(("Running", "Vault"), (again.State, again.Stage));
        policy.After(TimeSpan.FromHours(1));
        Assert.Equal(("Done", null), (Assert.Single(policy.Activity()).State, policy.Activity()[0].Why));
    }

    [Fact]
    public void A_snapshot_by_its_ARN_is_announced_again_from_the_beginning()
    {
        policy.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = "222222222222", Count = 3 });
        policy.WithDatabase("orders", TimeSpan.FromHours(11));

        var console = policy.World.Run("primary", Restart(policy.Activity()[0].SnapshotArn));

        Assert.Equal("Announce the snapshot again", Assert.Single(console.Questions).Action);
        policy.After(TimeSpan.FromHours(1));
        Assert.Equal("Done", Assert.Single(policy.Activity()).State);
    }

    [Fact]
    public void WhatIf_runs_nothing()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(11));
        var before = policy.World.Sandbox.StepFunctions.Executions.Count;

        var console = policy.World.Run(Restart(policy.Activity()[0]), new RecordingConsole { Answer = false });

        Assert.Empty(console.Output);
        Assert.Equal(before, policy.World.Sandbox.StepFunctions.Executions.Count);
    }

    [Fact]
    public void What_began_before_the_time_asked_for_is_told_only_while_it_runs()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(11)).After(TimeSpan.FromHours(40));
        var since = policy.World.Clock.GetUtcNow();

        Assert.Empty(policy.Activity(since));
        Assert.NotEmpty(policy.Activity(since.AddDays(-3)));

        UntilAtWork();
        Assert.Equal("Running", Assert.Single(policy.Activity(policy.World.Clock.GetUtcNow().AddSeconds(1))).State);
    }

    [Fact]
    public void Of_one_account_and_region_only_its_own_machines_are_read()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(12));

        var console = policy.World.Run("secondary", new GetRdsBackupActivityCommand { Region = World.RecoveryRegion });

        var story = Assert.IsType<ActivityInfo>(Assert.Single(console.Output));
        Assert.Equal(("Waiting", "Vault"), (story.State, story.Stage));
    }

    [Fact]
    public void From_a_source_region_a_story_goes_on_in_the_recovery_region()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(12));

        var console = policy.World.Run("primary", new GetRdsBackupActivityCommand { Region = World.SourceRegion });

        var story = Assert.IsType<ActivityInfo>(Assert.Single(console.Output));
        Assert.Equal(("orders", "Done", "Report"), (story.DatabaseIdentifier, story.State, story.Stage));
        Assert.Contains(":222222222222:", story.VaultCopyArn, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_stack_is_there_that_is_told_instead_of_nothing()
    {
        var console = new RecordingConsole();

        policy.World.Try(new GetRdsBackupActivityCommand { ProfileName = "other", Region = World.RecoveryRegion }, console);

        Assert.Equal(["StackNotFound"], console.ErrorIds);
        Assert.Empty(console.Output);
    }

    [Fact]
    public void A_snapshot_that_is_not_there_is_not_announced()
    {
        var console = new RecordingConsole();
        var command = Restart("arn:aws:rds:us-east-1:111111111111:snapshot:gone");
        command.ProfileName = "primary";

        policy.World.Try(command, console);

        Assert.Equal(["SnapshotNotFound"], console.ErrorIds);
        Assert.Empty(console.Questions);
    }

    [Fact]
    public void A_snapshot_whose_stacks_are_not_there_is_not_run_again()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(12));
        var arn = policy.Activity()[0].SnapshotArn;
        var console = new RecordingConsole();
        var command = Restart(arn);
        (command.ProfileName, command.Prefix) = ("primary", "elsewhere");

        policy.World.Try(command, console);

        Assert.Equal(["StackNotFound"], console.ErrorIds);
    }

    private static RestartRdsBackupCopyCommand Restart(object snapshot) => new() { Snapshot = [SnapshotInput.Parse(snapshot)] };

    private void UntilAtWork()
    {
        for (var minute = 0; minute < 1440; minute++)
        {
            policy.After(TimeSpan.FromMinutes(1));
            if (policy.World.Sandbox.StepFunctions.Executions.Any(one => one.Machine == "rdsbackup-recovery" && one.Status == "RUNNING"))
                return;
        }

        Assert.Fail("Nothing was announced.");
    }
}
