using System.Collections;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

public class GetRdsBackupDatabaseTests
{
    [Fact]
    public void That_nothing_matches_is_warned_of()
    {
        var world = new World();
        world.WithDatabase("orders");

        var console = world.Run("primary", new GetRdsBackupDatabaseCommand { Tag = new Hashtable { ["Failsafe"] = "Yes" } });

        Assert.Empty(console.Output);
        Assert.Equal(["No database in us-east-1 (account 111111111111) is what was asked for. Names and values of tags are compared exactly."], console.Warnings);
    }

    [Fact]
    public void What_may_be_meant_by_an_engine_a_tag_or_a_name_is_told()
    {
        var world = new World().WithDatabase("orders");

        Assert.EndsWith(" Did you mean postgres?", Warning(new() { Engine = ["postgresql"] }), StringComparison.Ordinal);
        Assert.EndsWith(" Did you mean Failsafe?", Warning(new() { Tag = new Hashtable { ["failsave"] = null } }), StringComparison.Ordinal);
        Assert.EndsWith(" Did you mean Failsafe=True?", Warning(new() { Tag = new Hashtable { ["Failsafe"] = "TRUE" } }), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", Warning(new() { Engine = ["mysql"] }), StringComparison.Ordinal);
        Assert.Equal("Did you mean orders? See what is there: Get-RdsBackupDatabase -Region us-east-1.", Advice("oders"));
        Assert.Equal("See what is there: Get-RdsBackupDatabase -Region us-east-1.", Advice("crm"));

        string Warning(GetRdsBackupDatabaseCommand command) => Assert.Single(world.Run("primary", command).Warnings);
        string Advice(string name)
        {
            var failed = Assert.IsType<BackupException>(Assert.Single(world.Run("primary", new GetRdsBackupDatabaseCommand { Name = [DatabaseInput.Parse(name)] }).Errors));
            return ErrorRecords.Advice(failed.Failure);
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("ord*")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:db:orders")]
    public void A_database_is_found_by_identifier_pattern_or_ARN(string name)
    {
        var world = new World().WithDatabase("orders").WithDatabase("crm");

        var console = world.Run("primary", new GetRdsBackupDatabaseCommand { Name = [DatabaseInput.Parse(name)] });

        Assert.Equal("orders", Assert.IsType<DatabaseInfo>(Assert.Single(console.Output)).DatabaseIdentifier);
    }

    [Fact]
    public void A_record_is_asked_for_again()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(1));
        var before = Assert.Single(world.Run("primary", new GetRdsBackupDatabaseCommand()).Output);
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.AddTagsToResourceAsync(new() { ResourceName = ((DatabaseInfo)before).DatabaseArn, Tags = [new() { Key = "Late", Value = "yes" }] }));

        var after = Assert.Single(world.Run(new GetRdsBackupDatabaseCommand { Name = [DatabaseInput.Parse(before)] }).Output);

        Assert.Equal("yes", ((DatabaseInfo)after).Tags["Late"]);
    }

    [Fact]
    public void One_ARN_of_another_account_does_not_stop_the_others()
    {
        var world = new World().WithDatabase("orders");

        var console = world.Run("primary", new GetRdsBackupDatabaseCommand
        {
            Name = [DatabaseInput.Parse("arn:aws:rds:us-east-1:333333333333:db:orders"), DatabaseInput.Parse("orders")],
        });

        Assert.Equal(["WrongAccount"], console.ErrorIds);
        Assert.Single(console.Output);
    }

    [Fact]
    public void Several_engines_and_several_values_of_a_tag_mean_one_of_them()
    {
        var world = new World().WithDatabase("orders").WithDatabase("ledger", SnapshotKind.Cluster);

        Assert.Equal(2, world.Run("primary", new GetRdsBackupDatabaseCommand { Engine = ["postgres", "aurora-*"] }).Output.Count);
        Assert.Equal(2, world.Run("primary", new GetRdsBackupDatabaseCommand { Tag = new Hashtable { ["Failsafe"] = new List<string> { "True", "yes" } } }).Output.Count);
        Assert.Equal(2, world.Run("primary", new GetRdsBackupDatabaseCommand { Tag = new Hashtable { ["Failsafe"] = null } }).Output.Count);
        Assert.Empty(world.Run("primary", new GetRdsBackupDatabaseCommand { Tag = new Hashtable { ["Failsafe"] = new List<string> { "yes", "Yes" } } }).Output);
    }
}
