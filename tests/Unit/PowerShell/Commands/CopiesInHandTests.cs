using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Re-encrypting in place, waiting for copies, and proving them.</summary>
public class CopiesInHandTests
{
    [Fact]
    public void A_snapshot_under_the_default_key_is_copied_in_place_under_the_customer_key_and_may_be_shared_then()
    {
        var world = WithLocalKey();

        var console = world.Run("primary", Protect(Latest(world), command => command.Waits = true));

        var copy = Assert.IsType<SnapshotCopy>(Assert.Single(console.Output));
        Assert.Equal((World.SourceRegion, "111111111111", "available"), (copy.Region, copy.AccountId, copy.Status));
        Assert.Contains(":key/", copy.KmsKeyId, StringComparison.Ordinal);
        Assert.Single(world.Run(new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(copy)], AccountId = ["222222222222"] }).Output);
    }

    [Fact]
    public void Protecting_again_finds_the_copy_and_makes_none()
    {
        var world = WithLocalKey();
        world.Run("primary", Protect(Latest(world), command => command.Waits = true));
        var before = world.Sandbox.Calls.Counts.Where(call => call.Key.Action == "CopyDBSnapshot").Sum(call => call.Value);
        var elapsed = world.Clock.GetUtcNow();

        var again = Assert.IsType<SnapshotCopy>(Assert.Single(world.Run("primary", Protect(Latest(world), command => command.Waits = true)).Output));

        Assert.Equal("available", again.Status);
        Assert.Equal(elapsed, world.Clock.GetUtcNow());
        Assert.Equal(before, world.Sandbox.Calls.Counts.Where(call => call.Key.Action == "CopyDBSnapshot").Sum(call => call.Value));
    }

    [Fact]
    public void A_copy_that_is_there_under_another_key_is_not_passed_off_as_one_under_this()
    {
        var world = WithLocalKey();
        world.Run("primary", Protect(Latest(world), command => command.Waits = true));
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary, new KeyWish { Alias = "second" }, cancellation));

        var console = world.Run("primary", Protect(Latest(world), command => command.KmsKeyId = "alias/second"));

        var failed = Assert.IsType<BackupException>(Assert.Single(console.Errors));
        Assert.Equal(FailureKind.TargetNameTaken, failed.Kind);
        Assert.Contains("and not under arn:aws:kms:", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_names_a_snapshot_where_a_database_belongs_hears_how_to_ask_for_it()
    {
        var console = WithLocalKey().Run("primary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders-month-end")] });

        var error = Assert.IsType<CommandException>(Assert.Single(console.Errors));
        Assert.Equal("DatabaseNotFound", error.Id);
        Assert.EndsWith("Get-RdsBackupSnapshot -Snapshot orders-month-end -Region us-east-1.", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_of_another_partition_is_refused_before_anything_is_asked_there()
    {
        var world = WithLocalKey();
        var latest = Assert.IsType<SnapshotInfo>(Assert.Single(
            world.Run("primary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], OnlyLatest = true }).Output));

        var console = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [SnapshotInput.Parse(latest.SnapshotArn)],
            DestinationRegion = "us-gov-west-1",
            KmsKeyId = "alias/rds-backup",
        });

        Assert.Equal(["PartitionMismatch"], console.ErrorIds);
    }

    [Fact]
    public void The_verbose_story_names_the_snapshot_that_was_chosen()
    {
        var world = WithLocalKey();

        var console = world.Run("primary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], OnlyLatest = true });

        var latest = Assert.IsType<SnapshotInfo>(Assert.Single(console.Output)).SnapshotIdentifier;
        Assert.Contains($"{latest} is the latest snapshot of orders in us-east-1 (account 111111111111).", console.Told);
    }

    [Fact]
    public void What_is_not_shared_with_the_caller_is_told_as_that_with_what_its_owner_can_type()
    {
        var world = WithLocalKey();
        var arn = ((SnapshotInfo)Assert.Single(world.Run("primary", new GetRdsBackupSnapshotCommand { OnlyLatest = true }).Output)).SnapshotArn;

        foreach (var failed in new[]
        {
            world.Run("secondary", new CopyRdsSharedSnapshotCommand { Snapshot = [SnapshotInput.Parse(arn)] }),
            world.Run("secondary", new GetRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(arn)] }),
        })
        {
            var error = Assert.IsType<CommandException>(Assert.Single(failed.Errors));
            Assert.Equal("SnapshotNotFound", error.Id);
            Assert.Contains("in us-east-1 (account 111111111111) is not shared with account 222222222222", error.Message, StringComparison.Ordinal);
            Assert.Contains($"Grant-RdsSnapshotShare {arn} -AccountId 222222222222", error.Advice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, "KeyMissing")]
    [InlineData("alias/aws/rds", "DefaultKeyForCopy")]
    public void Without_a_customer_key_nothing_is_protected(string? key, string id)
    {
        var world = WithLocalKey();

        var console = world.Run("primary", Protect(Latest(world), command => command.KmsKeyId = key));

        Assert.Equal([id], console.ErrorIds);
        Assert.Empty(console.Questions);
    }

    [Fact]
    public void WhatIf_names_snapshot_place_and_key_and_copies_nothing()
    {
        var world = WithLocalKey();

        var console = world.Run("primary", Protect(Latest(world)), new RecordingConsole { Answer = false });

        var (target, action) = Assert.Single(console.Questions);
        Assert.Matches("^rds:orders-.* in us-east-1 .account 111111111111.$", target);
        Assert.Matches("^Copy to rdsbackup-orders-.* in us-east-1 .account 111111111111. under alias/.* .arn:aws:kms:us-east-1:111111111111:key/", action);
        Assert.DoesNotContain(world.Sandbox.Calls.Counts, call => call.Key.Action == "CopyDBSnapshot");
    }

    [Fact]
    public void Copies_begun_before_are_waited_for_and_come_out_as_what_they_came_in()
    {
        var world = WithLocalKey();
        var begun = Assert.IsType<SnapshotCopy>(Assert.Single(world.Run("primary", Protect(Latest(world))).Output));

        var waited = Assert.IsType<SnapshotCopy>(Assert.Single(world.Run(new WaitRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(begun)] }).Output));

        Assert.NotEqual("available", begun.Status);
        Assert.Equal((begun.SnapshotArn, "available", begun.CopiedFrom), (waited.SnapshotArn, waited.Status, waited.CopiedFrom));
    }

    [Fact]
    public void One_look_serves_all_that_are_waited_for()
    {
        var world = new World().WithDatabase("orders").WithDatabase("billing").After(TimeSpan.FromDays(1));
        var begun = world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders"), DatabaseInput.Parse("billing")] }).Output;
        long Looks() => world.Sandbox.Calls.Counts.Where(call => call.Key.Action == "DescribeDBSnapshots").Sum(call => call.Value);
        var before = Looks();
        var clock = world.Clock.GetUtcNow();

        var console = world.Run(new WaitRdsBackupSnapshotCommand { Snapshot = [.. begun.Select(SnapshotInput.Parse)] });

        Assert.Equal(["available", "available"], console.Output.Cast<SnapshotInfo>().Select(snapshot => snapshot.Status));
        Assert.InRange(Looks() - before, 1, 1 + (long)((world.Clock.GetUtcNow() - clock) / TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_wait_that_takes_too_long_is_an_error_and_what_went_away_is_another()
    {
        var world = WithLocalKey();
        var begun = Assert.Single(world.Run("primary", Protect(Latest(world))).Output);
        var impatient = new WaitRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(begun)], Timeout = TimeSpan.FromMinutes(2) };

        Assert.Equal(["TimedOut"], world.Run(impatient).ErrorIds);

        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = ((SnapshotCopy)begun).SnapshotIdentifier }));
        Assert.Equal(["SnapshotFailed"], world.Run(new WaitRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(begun)] }).ErrorIds);
    }

    [Fact]
    public void A_vault_copy_is_proven_from_its_own_account_alone()
    {
        var (world, copy) = Vaulted();

        var console = world.Run("secondary", Test(copy.Arn.ToString()));

        var proof = Assert.IsType<SnapshotProof>(Assert.Single(console.Output));
        Assert.Empty(proof.Problems);
        Assert.True(proof.Proven);
        Assert.Equal(["engine", "size", "key", "lineage"], proof.ByTagsOnly);
        Assert.Empty(proof.ByNobody);
        Assert.All(
            [proof.Available, proof.Database, proof.Kind, proof.Source, proof.Time, proof.Engine, proof.Size, proof.Key, proof.Lineage, proof.Private],
            holds => Assert.True(holds));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("ord*")]
    public void A_vault_copy_is_found_by_its_database_which_is_not_there(string name)
    {
        var (world, copy) = Vaulted();
        IEnumerable<object> Found(Action<GetRdsBackupSnapshotCommand> narrow)
        {
            var command = new GetRdsBackupSnapshotCommand { Region = copy.Arn.Place.Region, Database = [DatabaseInput.Parse(name)] };
            narrow(command);
            return world.Run("secondary", command).Output;
        }

        Assert.Equal(copy.Arn.ToString(), Assert.IsType<SnapshotInfo>(Assert.Single(Found(command => command.OnlyVault = true))).SnapshotArn);
        Assert.Single(Found(command => (command.OnlyVault, command.OnlyLatest) = (true, true)));
        Assert.Single(Found(command => command.OnlyCopies = true));
        Assert.Empty(world.Run("secondary", new GetRdsBackupSnapshotCommand { Region = copy.Arn.Place.Region, Database = [DatabaseInput.Parse("crm")], OnlyVault = true }).Output);
    }

    [Fact]
    public void A_vault_copy_that_was_shared_meanwhile_is_not_proven_and_quiet_says_no()
    {
        var (world, copy) = Vaulted();
        world.Run(cancellation => RdsBackup.Core.Sharing.SnapshotSharer.GrantAsync(world.Secondary, copy.Arn, "333333333333", cancellation));

        var proof = Assert.IsType<SnapshotProof>(Assert.Single(world.Run("secondary", Test(copy.Arn.ToString())).Output));

        Assert.Equal(["private should be shared with nobody and is shared with 333333333333"], proof.Problems);
        Assert.Equal("private: shared with\n  333333333333", Words.Findings(proof));
        Assert.Equal(false, Assert.Single(world.Run("secondary", Test(copy.Arn.ToString(), command => command.IsQuiet = true)).Output));
    }

    [Fact]
    public void A_key_that_will_be_deleted_takes_the_proof_with_it()
    {
        var (world, copy) = Vaulted();
        using var kms = world.Kms("secondary", World.RecoveryRegion);
        world.Run(_ => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = copy.KmsKeyArn, PendingWindowInDays = 7 }));

        var proof = Assert.IsType<SnapshotProof>(Assert.Single(world.Run("secondary", Test(copy.Arn.ToString())).Output));

        Assert.False(proof.Key);
        Assert.False(proof.Proven);
        Assert.Contains("PendingDeletion", Assert.Single(proof.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_that_is_no_copy_says_what_could_not_be_checked_and_why()
    {
        var world = WithLocalKey();

        var proof = Assert.IsType<SnapshotProof>(Assert.Single(world.Run("primary", Test(Latest(world))).Output));

        Assert.False(proof.Proven);
        Assert.Null(proof.Engine);
        Assert.False(proof.Lineage);
        Assert.Contains(proof.Problems, problem => problem.StartsWith("engine could not be checked: ", StringComparison.Ordinal));
        Assert.Equal("lineage: without the tag\n  rdsbackup:source-arn\nnot checked: engine, size,\n  key", Words.Findings(proof));
    }

    private static World WithLocalKey()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(1));
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary, new KeyWish { Alias = "local", Accounts = ["222222222222"] }, cancellation));
        return world;
    }

    private static (World World, Snapshot Copy) Vaulted()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        return (world, Assert.Single(world.RunChain()).VaultCopy!);
    }

    private static string Latest(World world) => world.Sources()[0].Snapshot.Arn.ToString();

    private static ProtectRdsSnapshotCommand Protect(string snapshot, Action<ProtectRdsSnapshotCommand>? set = null)
    {
        var command = new ProtectRdsSnapshotCommand { Snapshot = [SnapshotInput.Parse(snapshot)], KmsKeyId = "alias/local" };
        set?.Invoke(command);
        return command;
    }

    private static TestRdsBackupSnapshotCommand Test(string snapshot, Action<TestRdsBackupSnapshotCommand>? set = null)
    {
        var command = new TestRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(snapshot)] };
        set?.Invoke(command);
        return command;
    }
}
