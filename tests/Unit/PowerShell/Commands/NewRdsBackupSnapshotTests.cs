using System.Collections;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

public class NewRdsBackupSnapshotTests
{
    [Fact]
    public void A_snapshot_that_nobody_names_says_database_and_time()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));

        var taken = Assert.IsType<SnapshotInfo>(Assert.Single(world.Run("primary", Take("orders", command => command.Waits = true)).Output));

        Assert.Equal("orders-2026-11-20-05-00-00", taken.SnapshotIdentifier);
        Assert.Equal(("manual", "available"), (taken.Type, taken.Status));
    }

    [Fact]
    public void Name_and_tags_are_the_users()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));
        var command = Take("orders", command => (command.DBSnapshotIdentifier, command.Tag) = ("before-release", new Hashtable { ["Ticket"] = 4711 }));

        var taken = Assert.IsType<SnapshotInfo>(Assert.Single(world.Run("primary", command).Output));

        Assert.Equal(("before-release", "creating"), (taken.SnapshotIdentifier, taken.Status));
        Assert.Equal("4711", taken.Tags["Ticket"]);
    }

    [Fact]
    public void A_piped_database_brings_account_and_region()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));
        var database = Assert.Single(world.Run("primary", new GetRdsBackupDatabaseCommand()).Output);

        Assert.Single(world.Run(Take(database)).Output);
    }

    [Fact]
    public void All_databases_are_waited_for_together()
    {
        var world = new World().WithDatabase("orders").WithDatabase("billing").WithDatabase("catalog", RdsBackup.Core.Snapshots.SnapshotKind.Cluster)
            .After(TimeSpan.FromHours(5));
        world.Run("primary", Take("orders", command => command.Waits = true));
        var before = world.Clock.GetUtcNow();
        world.Run("primary", Take("orders", command => command.Waits = true));
        var one = world.Clock.GetUtcNow() - before;
        before = world.Clock.GetUtcNow();

        var all = world.Run("primary", Take(["orders", "billing", "catalog"], command => command.Waits = true));

        Assert.Equal(3, all.Output.Count);
        Assert.InRange(world.Clock.GetUtcNow() - before, one, one * 2);
    }

    [Fact]
    public void A_name_that_is_taken_is_an_error_that_says_so_and_changes_nothing()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));
        NewRdsBackupSnapshotCommand Named() => Take("orders", command => (command.DBSnapshotIdentifier, command.Waits) = ("before-release", true));
        world.Run("primary", Named());

        var failed = Assert.IsType<BackupException>(Assert.Single(world.Run("primary", Named()).Errors));

        Assert.Equal(FailureKind.TargetNameTaken, failed.Kind);
        Assert.Contains("another name", failed.Failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_rds_would_refuse_is_refused_before_anything_is_asked()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));

        var console = world.Run("primary", Take("orders", command => command.DBSnapshotIdentifier = "rds:orders"));

        Assert.Equal(["InvalidName"], console.ErrorIds);
        Assert.Empty(console.Questions);
    }

    [Fact]
    public void One_bad_database_does_not_stop_the_others()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));

        var console = world.Run("primary", Take(["nowhere", "orders"]));

        Assert.Equal(["DatabaseNotFound"], console.ErrorIds);
        Assert.Single(console.Output);
    }

    [Fact]
    public void WhatIf_names_object_place_and_effect_and_takes_nothing()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromHours(5));

        var console = world.Run("primary", Take("orders"), new RecordingConsole { Answer = false });

        Assert.Equal([("orders in us-east-1 (account 111111111111)", "Take the snapshot orders-2026-11-20-05-00-00")], console.Questions);
        Assert.Empty(console.Output);
        Assert.DoesNotContain(world.Sandbox.Calls.Counts, call => call.Key.Action == "CreateDBSnapshot");
    }

    private static NewRdsBackupSnapshotCommand Take(object database, Action<NewRdsBackupSnapshotCommand>? set = null) => Take([database], set);

    private static NewRdsBackupSnapshotCommand Take(object[] databases, Action<NewRdsBackupSnapshotCommand>? set = null)
    {
        var command = new NewRdsBackupSnapshotCommand { Database = [.. databases.Select(DatabaseInput.Parse)] };
        set?.Invoke(command);
        return command;
    }
}
