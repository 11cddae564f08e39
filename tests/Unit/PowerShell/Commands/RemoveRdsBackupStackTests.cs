using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;
using RdsBackup.Unit.Core.Stacks;

namespace RdsBackup.Unit.PowerShell.Commands;

public sealed class RemoveRdsBackupStackTests : IDisposable
{
    private readonly PolicyInUse policy = new();

    public void Dispose() => policy.Dispose();

    [Fact]
    public void Stacks_of_a_policy_go_in_the_opposite_order_and_tell_of_what_stays()
    {
        policy.WithDatabase("orders", TimeSpan.FromHours(12));

        var console = Remove();

        Assert.Empty(console.Errors.Select(error => error.Message));
        var removed = console.Output.Cast<StackRemovalInfo>().ToList();
        Assert.Equal(
            ["rdsbackup-source", "rdsbackup-watch", "rdsbackup-vault", "rdsbackup-recovery", "rdsbackup-notifications", "rdsbackup-notifications", "rdsbackup-notifications"],
            removed.Select(one => one.StackName));
        Assert.Empty(policy.Stacks());
        var (vault, recovery) = (removed[2], removed[3]);
        Assert.Equal(("alias/rds-vault", "alias/rds-backup"), (vault.KeyAlias, recovery.KeyAlias));
        Assert.Contains(":snapshot:rdsbackup-orders-", Assert.Single(vault.Copies), StringComparison.Ordinal);
        Assert.Single(recovery.Copies);
        Assert.Empty(recovery.SharedCopies);
        Assert.Equal("key alias/rds-vault, 1 copy, none shared", Words.Remains(vault.KeyArn, vault.KeyAlias, vault.Copies.Count, vault.SharedCopies.Count));
        Assert.Equal($"key {vault.KeyArn!.Split('/')[1]}, 2 copies, 1 STILL SHARED", Words.Remains(vault.KeyArn, null, 2, 1));
        Assert.Equal("nothing", Words.Remains(removed[0].KeyArn, removed[0].KeyAlias, 0, 0));
    }

    [Fact]
    public void Notifications_that_another_policy_needs_stay()
    {
        policy.WithWayBack();

        var console = Remove();

        Assert.Empty(console.Errors.Select(error => error.Message));
        Assert.Equal(["rdsbackup-notifications us-east-2 222222222222"], console.Output.Cast<StackRemovalInfo>().Where(one => one.StackName == "rdsbackup-notifications").Select(one => $"{one.StackName} {one.Region} {one.AccountId}"));
        Assert.Equal(2, console.Warnings.Count(warning => warning.Contains("stacks of another policy tell through it", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatIf_asks_in_order_names_protection_and_keys_and_removes_nothing()
    {
        var console = Remove(console: new RecordingConsole { Answer = false });

        Assert.Equal("rdsbackup-source in us-east-1 (account 111111111111)", console.Questions[0].Target);
        Assert.Equal("Delete the stack, though it is protected from deletion", console.Questions[0].Action);
        Assert.Equal("Delete the stack, though it is protected from deletion; its key stays, and so do copies", console.Questions[2].Action);
        Assert.Empty(console.Output);
        Assert.Equal(7, policy.Stacks().Count());
        Assert.True(policy.World.Find("rdsbackup-recovery")!.IsProtected);
    }

    [Fact]
    public void Nothing_is_removed_while_a_state_machine_is_at_work()
    {
        UntilAtWork();

        var console = Remove();

        Assert.Equal(["ExecutionsRunning"], console.ErrorIds);
        Assert.Contains("rdsbackup-recovery (1)", console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(console.Questions);
        Assert.Equal(7, policy.Stacks().Count());
    }

    [Fact]
    public void Draining_lets_what_has_begun_arrive_and_nothing_new_begin()
    {
        UntilAtWork();

        var console = Remove(command => command.Drains = true);

        Assert.Empty(console.Errors.Select(error => error.Message));
        Assert.Equal(7, console.Output.Count);
        Assert.Contains("At work: rdsbackup-recovery (1).", console.Told);
        Assert.Contains("At work: rdsbackup-vault (1).", console.Told);
        var vault = console.Output.Cast<StackRemovalInfo>().Single(one => one.StackName == "rdsbackup-vault");
        Assert.Single(vault.Copies);
        Assert.Empty(policy.Stacks());
    }

    [Fact]
    public void Draining_gives_up_in_time_and_leaves_the_stacks()
    {
        UntilAtWork();

        var console = Remove(command => (command.Drains, command.Timeout) = (true, TimeSpan.FromMinutes(3)));

        Assert.Equal(["TimedOut"], console.ErrorIds);
        Assert.Equal(7, policy.Stacks().Count());
    }

    [Fact]
    public void What_a_stack_left_behind_is_taken_up_by_the_next()
    {
        var key = Remove().Output.Cast<StackRemovalInfo>().Single(one => one.StackName == "rdsbackup-vault").KeyArn;

        var again = new RecordingConsole();
        policy.World.Try(new DeployRdsBackupStackCommand { PolicyPath = policy.Path }, again);

        Assert.Empty(again.Errors.Select(error => error.Message));
        Assert.Equal(key, again.Output.Cast<StackInfo>().Single(one => one.StackName == "rdsbackup-vault").Outputs["KeyArn"]);
    }

    [Fact]
    public void Stacks_of_another_policy_are_refused_and_none_goes_or_is_said_not_to_be_there()
    {
        File.WriteAllText(policy.Path, File.ReadAllText(policy.Path).Replace("nightly", "weekly", StringComparison.Ordinal));

        var console = Remove();

        Assert.Equal(Enumerable.Repeat("StackOfOtherPolicy", 4), console.ErrorIds);
        Assert.DoesNotContain(console.Told, told => told.Contains("is not there", StringComparison.Ordinal));
        Assert.Empty(console.Questions);
        Assert.Equal(7, policy.Stacks().Count());
    }

    [Fact]
    public void A_stack_goes_by_name_and_one_that_is_not_there_is_told()
    {
        Assert.Equal("rdsbackup-watch", Assert.IsType<StackRemovalInfo>(Assert.Single(Named("rdsbackup-watch").Output)).StackName);
        Assert.Equal(["StackNotFound"], Named("rdsbackup-watch").ErrorIds);
        Assert.Equal(6, policy.Stacks().Count());

        RecordingConsole Named(params string[] names) =>
            policy.World.Run("secondary", new RemoveRdsBackupStackCommand { Region = World.RecoveryRegion, StackName = names });
    }

    private RecordingConsole Remove(Action<RemoveRdsBackupStackCommand>? set = null, RecordingConsole? console = null)
    {
        console ??= new RecordingConsole();
        var command = new RemoveRdsBackupStackCommand { PolicyPath = policy.Path };
        set?.Invoke(command);
        policy.World.Try(command, console);
        return console;
    }

    // A copy takes twenty minutes.
    private void UntilAtWork()
    {
        policy.World.WithDatabase("orders");
        for (var minute = 0; minute < 600; minute++)
        {
            policy.After(TimeSpan.FromMinutes(1));
            if (policy.World.Sandbox.StepFunctions.Executions.Any(one => one.Machine == "rdsbackup-recovery" && one.Status == "RUNNING"))
                return;
        }

        Assert.Fail("Nothing was announced.");
    }
}
