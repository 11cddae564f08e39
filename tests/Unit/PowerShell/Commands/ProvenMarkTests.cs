using Amazon.RDS.Model;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Copies that are proven carry the mark by which the stacks count them, however they were made.</summary>
public sealed class ProvenMarkTests
{
    private readonly World world = new World().WithKeys().WithDatabase("orders");

    [Fact]
    public void A_vault_copy_that_was_waited_for_is_marked_and_covers_its_database()
    {
        var console = Copied(Shared(), waits: true);

        Assert.Empty(console.Warnings);
        Assert.Equal(CopyName.Format(world.Clock.GetUtcNow())[..13], Mark()![..13]);
        Assert.Equal("Covered", Covered());
    }

    [Fact]
    public void One_that_is_found_later_is_marked_then_and_with_WhatIf_it_is_not()
    {
        var shared = Shared();
        Copied(shared, waits: false);
        world.After(TimeSpan.FromHours(2));
        Assert.Null(Mark());

        var refused = Copied(shared, waits: false, new RecordingConsole { Answer = false });
        Assert.Equal("Prove this copy and mark it as proven", Assert.Single(refused.Questions).Action);
        Assert.Null(Mark());

        Copied(shared, waits: false);
        var marked = Mark();
        Assert.NotNull(marked);
        Copied(shared, waits: true);
        Assert.Equal(marked, Mark());
    }

    [Fact]
    public void One_that_is_not_proven_gets_no_mark_but_a_warning()
    {
        var shared = Shared();
        Copied(shared, waits: false);
        world.After(TimeSpan.FromHours(2));
        Share("333333333333");

        var console = Copied(shared, waits: false);

        Assert.Contains("shared with 333333333333", Assert.Single(console.Warnings), StringComparison.Ordinal);
        Assert.Null(Mark());
        Assert.Single(console.Output);
    }

    [Fact]
    public void A_proof_marks_on_request_in_the_backup_account_only()
    {
        var shared = Shared();
        Copied(shared, waits: false);
        world.After(TimeSpan.FromHours(2));
        var copy = Copy();

        Test("secondary", copy.DBSnapshotArn!, marks: false);
        Assert.Null(Mark());
        Assert.True(Assert.IsType<SnapshotProof>(Assert.Single(Test("secondary", copy.DBSnapshotArn!, marks: true).Output)).Marked);
        Assert.Equal("Covered", Covered());

        world.Run("primary", new RevokeRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(shared.SnapshotArn)], AccountId = ["222222222222"], Region = World.RecoveryRegion });
        var recovery = Test("primary", shared.SnapshotArn, marks: true);
        Assert.Contains("only copies in a backup account are", Assert.Single(recovery.Warnings), StringComparison.Ordinal);
        Assert.False(((SnapshotProof)recovery.Output[0]).Marked);
    }

    [Fact]
    public void What_a_proof_does_not_prove_it_does_not_mark()
    {
        Copied(Shared(), waits: false);
        world.After(TimeSpan.FromHours(2));
        Share("333333333333");

        var console = Test("secondary", Copy().DBSnapshotArn!, marks: true);

        Assert.False(((SnapshotProof)console.Output[0]).Marked);
        Assert.Null(Mark());
    }

    [Fact]
    public void The_chain_marks_what_it_proves()
    {
        world.After(TimeSpan.FromDays(1));
        var result = Assert.Single(world.RunChain());

        Assert.True(result.VaultCopy!.Tags.ContainsKey(CopyTags.Proven));
        Assert.NotNull(Mark());
    }

    private SnapshotShare Shared()
    {
        world.After(TimeSpan.FromDays(1));
        var latest = world.Run("primary", new GetRdsBackupSnapshotCommand { Region = "us-east-1", Database = [DatabaseInput.Parse("orders")], OnlyLatest = true }).Output.Single();
        var copy = world.Run(new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [SnapshotInput.Parse(latest)],
            DestinationRegion = World.RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
            Waits = true,
        }).Output.Single();
        return (SnapshotShare)world.Run(new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(copy)], AccountId = ["222222222222"] }).Output.Single();
    }

    private RecordingConsole Copied(SnapshotShare shared, bool waits, RecordingConsole? console = null) => NoErrors(world.Run(
        "secondary", new CopyRdsSharedSnapshotCommand { Snapshot = [SnapshotInput.Parse(shared)], KmsKeyId = "alias/rds-vault", Region = World.RecoveryRegion, Waits = waits }, console));

    private static RecordingConsole NoErrors(RecordingConsole console)
    {
        Assert.Empty(console.Errors);
        return console;
    }

    private RecordingConsole Test(string profile, string arn, bool marks) =>
        world.Run(profile, new TestRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(arn)], Region = World.RecoveryRegion, Marks = marks });

    private string Covered() => ((CoverageInfo)world.Run(
        "secondary", new GetRdsBackupCoverageCommand { Region = World.RecoveryRegion, Database = [DatabaseInput.Parse("orders")] }).Output.Single()).Status;

    private string? Mark() => Copy().TagList?.SingleOrDefault(tag => tag.Key == CopyTags.Proven)?.Value;

    private DBSnapshot Copy()
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        return world.Run(_ => rds.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { SnapshotType = "manual" })).DBSnapshots!.Single();
    }

    private void Share(string account)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        var copy = Copy().DBSnapshotIdentifier;
        world.Run<object>(async _ => await rds.ModifyDBSnapshotAttributeAsync(
            new ModifyDBSnapshotAttributeRequest { DBSnapshotIdentifier = copy, AttributeName = "restore", ValuesToAdd = [account] }));
    }
}
