using System.Collections.ObjectModel;
using Amazon.RDS.Model;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>The end of a chain by hand: what it shared, and what chains before it left shared.</summary>
public class RevokeRdsSnapshotShareTests
{
    private const string Vault = "222222222222";

    [Fact]
    public void The_end_of_a_chain_withdraws_what_an_interrupted_one_of_the_same_database_left_shared()
    {
        var world = Ready("orders", "crm");
        var (left, others) = (Share(world, "orders", "first"), Share(world, "crm", "crm-first"));
        world.After(TimeSpan.FromDays(2));
        var copy = Vaulted(world, Share(world, "orders", "second"));

        var console = world.Run(new RevokeRdsSnapshotShareCommand { Snapshot = [copy] });

        Assert.Empty(console.Errors);
        Assert.False(Assert.IsType<SnapshotCopy>(Assert.Single(console.Output)).SourceShared);
        Assert.Contains(console.Told, told => told.StartsWith(left.SnapshotIdentifier, StringComparison.Ordinal) && told.Contains("no more", StringComparison.Ordinal));
        Assert.Empty(With(world, left));
        Assert.Equal([Vault], With(world, others));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, Vault)]
    public void With_WhatIf_or_for_accounts_that_are_named_nothing_else_is_withdrawn(bool answer, string? named)
    {
        var world = Ready("orders");
        var left = Share(world, "orders", "first");
        world.After(TimeSpan.FromDays(2));
        var copy = Vaulted(world, Share(world, "orders", "second"));

        var console = world.Run(
            new RevokeRdsSnapshotShareCommand { Snapshot = [copy], AccountId = named is null ? [] : [named] }, new RecordingConsole { Answer = answer });

        Assert.Equal([Vault], With(world, left));
        Assert.Equal(named is null, console.Questions.Any(question => question.Target.StartsWith(left.SnapshotIdentifier, StringComparison.Ordinal)));
    }

    private static World Ready(params string[] databases) =>
        databases.Aggregate(new World().WithKeys(), (world, database) => world.WithDatabase(database)).After(TimeSpan.FromDays(2));

    // The chain up to the share, where it may end by accident.
    private static SnapshotShare Share(World world, string database, string name)
    {
        using (var rds = world.Rds("primary", World.SourceRegion))
            world.Run<object>(async _ => await rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = database, DBSnapshotIdentifier = name }));
        world.After(TimeSpan.FromHours(1));
        var copied = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [SnapshotInput.Parse(name)],
            DestinationRegion = World.RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
            Waits = true,
        });
        var shared = world.Run(new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(Assert.Single(copied.Output))], AccountId = [Vault] });
        return Assert.IsType<SnapshotShare>(Assert.Single(shared.Output));
    }

    private static SnapshotInput Vaulted(World world, SnapshotShare share) => SnapshotInput.Parse(Assert.Single(world.Run("secondary", new CopyRdsSharedSnapshotCommand
    {
        Region = World.RecoveryRegion,
        Snapshot = [SnapshotInput.Parse(share)],
        KmsKeyId = "alias/rds-vault",
        Waits = true,
    }).Output));

    private static ReadOnlyCollection<string> With(World world, SnapshotShare share) =>
        Assert.IsType<SnapshotShare>(Assert.Single(world.Run("primary", new GetRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(share)] }).Output)).SharedWith;
}
