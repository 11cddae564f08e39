using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

public class GetRdsSnapshotShareTests
{
    [Fact]
    public void Of_a_region_only_what_is_shared_is_told_and_what_is_public_is_told_loudly()
    {
        var world = Shared();

        var console = world.Run("primary", new GetRdsSnapshotShareCommand());

        Assert.Equal(
            ["open: EVERYBODY: it is public", "partner: 222222222222"],
            Shares(console).Select(share => $"{share.SnapshotIdentifier}: {Words.Readers([.. share.SharedWith])}"));
        Assert.Contains("open in us-east-1 (account 111111111111) is public", Assert.Single(console.Warnings), StringComparison.Ordinal);
        Assert.Contains("3 manual snapshots in us-east-1 (account 111111111111) asked: 2 of them shared.", console.Told);
    }

    [Fact]
    public void A_snapshot_that_is_named_is_told_of_even_when_nobody_can_read_it()
    {
        var share = Assert.Single(Shares(Shared().Run("primary", new GetRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("closed")] })));

        Assert.Equal("nobody", Words.Readers([.. share.SharedWith]));
    }

    [Fact]
    public void An_automated_snapshot_cannot_be_shared_and_is_not_asked()
    {
        var world = Shared().After(TimeSpan.FromDays(1));
        var automated = world.Run("primary", new GetRdsBackupSnapshotCommand { Type = "automated" }).Output[0];

        var share = Assert.Single(Shares(world.Run(new GetRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(automated)] })));

        Assert.Empty(share.SharedWith);
        Assert.DoesNotContain(world.Sandbox.Calls.Counts, call => call.Key.Action == "DescribeDBSnapshotAttributes");
    }

    [Theory]
    [InlineData("222222222222", "open partner")]
    [InlineData("333333333333", "open")]
    public void An_account_reads_what_is_shared_with_it_and_what_is_public(string account, string snapshots) =>
        Assert.Equal(snapshots, string.Join(' ', Shares(Shared().Run("primary", new GetRdsSnapshotShareCommand { AccountId = [account] })).Select(share => share.SnapshotIdentifier)));

    [Fact]
    public void Public_narrows_to_what_everybody_reads() =>
        Assert.Equal("open", Assert.Single(Shares(Shared().Run("primary", new GetRdsSnapshotShareCommand { OnlyPublic = true }))).SnapshotIdentifier);

    [Fact]
    public void Of_a_database_only_its_own_snapshots_are_told()
    {
        var world = Shared().WithDatabase("billing").After(TimeSpan.FromHours(2));

        Assert.Empty(world.Run("primary", new GetRdsSnapshotShareCommand { Database = [DatabaseInput.Parse("billing")] }).Output);
        Assert.Equal(2, world.Run("primary", new GetRdsSnapshotShareCommand { Database = [DatabaseInput.Parse("orders")] }).Output.Count);
    }

    [Fact]
    public void An_account_id_that_is_none_ends_the_call_before_anything_is_asked() =>
        Assert.Equal(
            FailureKind.InvalidAccountId,
            Assert.Throws<BackupException>(() => Shared().Run("primary", new GetRdsSnapshotShareCommand { AccountId = ["2222"] })).Kind);

    [Fact]
    public void A_public_snapshot_becomes_private_by_what_the_warning_advises_and_by_withdrawing_all()
    {
        var world = Shared();

        var named = world.Run("primary", new RevokeRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("open")], AccountId = ["all"] });

        Assert.Empty(Assert.IsType<SnapshotShare>(Assert.Single(named.Output)).SharedWith);
        world = Shared();
        var all = world.Run("primary", new RevokeRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse("open")] });
        Assert.Empty(Assert.IsType<SnapshotShare>(Assert.Single(all.Output)).SharedWith);
    }

    // Three manual snapshots of an unencrypted database: public, shared, and neither.
    private static World Shared()
    {
        var world = new World().WithDatabase("orders", encrypted: false).After(TimeSpan.FromHours(5));
        foreach (var name in new[] { "open", "partner", "closed" })
        {
            world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], DBSnapshotIdentifier = name, Waits = true });
        }

        using var rds = world.Rds("primary", World.SourceRegion);
        Share("open", "all");
        Share("partner", "222222222222");
        return world;

        void Share(string snapshot, string account) => world.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = snapshot,
            AttributeName = "restore",
            ValuesToAdd = [account],
        }));
    }

    private static IEnumerable<SnapshotShare> Shares(RecordingConsole console) =>
        console.Output.Cast<SnapshotShare>().OrderBy(share => share.SnapshotIdentifier, StringComparer.Ordinal);
}
