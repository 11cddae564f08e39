using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Shares of what is not encrypted, and shares that never were.</summary>
public class ShareAdviceTests
{
    [Fact]
    public void Unencrypted_data_is_not_shared_where_nobody_agrees()
    {
        var world = WithSnapshot(encrypted: false);

        var console = Grant(world, new RecordingConsole { Agreement = false });

        Assert.Equal(["UnencryptedShare"], console.ErrorIds);
        Assert.Empty(console.Output);
        Assert.Empty(Shares(world));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Unencrypted_data_is_shared_once_somebody_agrees_or_says_Force(bool agreement, bool force)
    {
        var world = WithSnapshot(encrypted: false);

        Assert.Empty(Grant(world, new RecordingConsole { Agreement = agreement }, force).Errors);

        Assert.Equal(["222222222222"], Shares(world));
        // What the account has already is no question.
        Assert.Empty(Grant(world, new RecordingConsole { Agreement = false }).Errors);
    }

    [Fact]
    public void Withdrawing_a_share_that_never_was_says_so_and_changes_nothing()
    {
        var world = WithSnapshot(encrypted: false);
        Grant(world, new RecordingConsole(), force: true);

        var console = world.Run("primary", new RevokeRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("mine")], AccountId = ["333333333333"] });

        Assert.Equal(
            ["mine in us-east-1 (account 111111111111) is not shared with 333333333333: there is nothing to withdraw. It is shared with 222222222222."], console.Warnings);
        Assert.Empty(console.Questions);
        Assert.Equal(["222222222222"], Assert.IsType<SnapshotShare>(Assert.Single(console.Output)).SharedWith);
        Assert.DoesNotContain(console.Told, told => told.Contains("no more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_database_where_a_snapshot_is_meant_is_told_how_to_ask()
    {
        var world = WithSnapshot(encrypted: true);

        Assert.Contains("Get-RdsSnapshotShare -Database orders -Region us-east-1", Advice(world.Run("primary", new GetRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("orders")] })), StringComparison.Ordinal);
        Assert.Contains("Get-RdsBackupSnapshot 'a b; c' -Latest -Region us-east-1 |", Advice(world.Run("primary", new WaitRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse("a b; c")] })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2222-2222-2222", "222222222222")]
    [InlineData(" 222222222222 ", "222222222222")]
    [InlineData("arn:aws:iam::222222222222:root", "222222222222")]
    [InlineData("arn:aws:iam::222222222222:role/x", "arn:aws:iam::222222222222:role/x")]
    [InlineData("22-22222222-22", "22-22222222-22")]
    public void An_account_id_is_taken_as_console_and_policies_write_it(string written, string id) => Assert.Equal(id, Accounts.Plain(written));

    [Fact]
    public void The_name_of_a_profile_is_told_from_a_wrong_id()
    {
        var world = WithSnapshot(encrypted: true);

        var refused = Assert.Throws<CommandException>(() => world.Run("primary", new GetRdsSnapshotShareCommand { AccountId = ["secondary"] }));

        Assert.Equal((nameof(FailureKind.InvalidAccountId), "'secondary' is a profile, and the id of an account is wanted."), (refused.Id, refused.Message));
    }

    [Fact]
    public void A_snapshot_that_takes_too_long_is_waited_for_by_name()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(1));

        var console = world.Run("primary", new NewRdsBackupSnapshotCommand
        {
            Database = [DatabaseInput.Parse("orders")],
            DBSnapshotIdentifier = "mine",
            Waits = true,
            Timeout = TimeSpan.FromSeconds(1),
        });

        var late = Assert.IsType<BackupException>(Assert.Single(console.Errors));
        Assert.Equal(FailureKind.TimedOut, late.Kind);
        Assert.Contains("Wait-RdsBackupSnapshot arn:aws:rds:us-east-1:111111111111:snapshot:mine.", late.Failure.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("again", ErrorRecords.Advice(late.Failure), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arn:aws-cn:rds:cn-north-1:111111111111:snapshot:x", "us-east-2")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:x", "cn-north-1")]
    public void Another_partition_is_told_before_it_is_asked(string arn, string region)
    {
        var world = new World();

        var copied = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand { Snapshot = [SnapshotInput.Parse(arn)], DestinationRegion = region, KmsKeyId = "alias/x" });
        Assert.Equal([nameof(FailureKind.PartitionMismatch)], copied.ErrorIds);

        var console = new RecordingConsole();
        world.Try(new CopyRdsSharedSnapshotCommand { Snapshot = [SnapshotInput.Parse(arn)], Region = region, ProfileName = "secondary", KmsKeyId = "alias/x" }, console);
        Assert.Equal([nameof(FailureKind.PartitionMismatch)], console.ErrorIds);
    }

    [Fact]
    public void A_source_that_is_gone_is_told_where_it_was()
    {
        var world = WithSnapshot(encrypted: false);
        var record = SnapshotInput.Parse(world.Run("primary", new GetRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse("mine")] }).Output[0]);
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "mine" }));
        world.After(TimeSpan.FromHours(1));

        var console = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand { Snapshot = [record], DestinationRegion = World.RecoveryRegion });

        var gone = Assert.IsType<BackupException>(Assert.Single(console.Errors));
        Assert.Equal((FailureKind.SnapshotNotFound, World.SourceRegion), (gone.Kind, gone.Failure.Region));
        Assert.StartsWith("The source 'mine' does not exist in us-east-1 (account 111111111111)", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_to_be_shared_with_an_account_that_is_none_names_the_account()
    {
        var console = new RecordingConsole();
        new World().Try(new NewRdsBackupKeyCommand { Alias = "x", ShareWithAccount = ["999999999999"], ProfileName = "primary", Region = World.SourceRegion }, console);

        var refused = Assert.IsType<BackupException>(Assert.Single(console.Errors));
        Assert.Equal(FailureKind.InvalidAccountId, refused.Kind);
        Assert.Contains("cannot let account 999999999999 use the key", refused.Message, StringComparison.Ordinal);
    }

    private static World WithSnapshot(bool encrypted)
    {
        var world = new World().WithDatabase("orders", encrypted: encrypted).After(TimeSpan.FromHours(1));
        Assert.Single(world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], DBSnapshotIdentifier = "mine", Waits = true }).Output);
        return world;
    }

    private static RecordingConsole Grant(World world, RecordingConsole console, bool force = false) =>
        world.Run("primary", new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("mine")], AccountId = ["222222222222"], Agrees = force }, console);

    private static IReadOnlyList<string> Shares(World world) =>
        [.. ((SnapshotShare)world.Run("primary", new GetRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("mine")] }).Output[0]).SharedWith];

    private static string Advice(RecordingConsole console) => Assert.IsType<CommandException>(Assert.Single(console.Errors)).Advice;
}
