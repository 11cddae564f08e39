using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>Which snapshots the stacks take.</summary>
public class SelectionTests
{
    private readonly StackedWorld stacks = new();

    public SelectionTests() => stacks.World.WithDatabase("orders");

    [Fact]
    public void A_snapshot_that_somebody_takes_by_hand_arrives()
    {
        stacks.Deploy().After(TimeSpan.FromHours(1));

        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
            stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "before-release" }));
        stacks.After(TimeSpan.FromHours(4));

        Assert.EndsWith(":before-release", Assert.Single(stacks.Vault).Tags["rdsbackup:source-arn"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_snapshot_of_AWS_Backup_arrives_if_the_policy_says_so(bool isSelected)
    {
        stacks.Deploy(StackedWorld.Nightly with { Select = StackedWorld.Nightly.Select with { AwsBackup = isSelected } }).After(TimeSpan.FromDays(1));

        var job = Backup();
        stacks.After(TimeSpan.FromHours(3));
        var soon = Arrived(job);
        // The reconciler comes by as well.
        stacks.After(TimeSpan.FromHours(9));

        Assert.Equal((isSelected, isSelected), (soon, Arrived(job)));
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void A_snapshot_of_AWS_Backup_that_nobody_told_of_is_found_by_the_reconciler()
    {
        stacks.Deploy(StackedWorld.Nightly with { Select = StackedWorld.Nightly.Select with { AwsBackup = true } }).After(TimeSpan.FromHours(1));

        var job = Backup(isTold: false);
        stacks.After(TimeSpan.FromDays(1));

        Assert.True(Arrived(job));
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void A_snapshot_of_another_type_than_its_name_says_is_found_all_the_same()
    {
        stacks.Deploy(StackedWorld.Nightly with { Select = StackedWorld.Nightly.Select with { AwsBackup = true } }).After(TimeSpan.FromHours(1));

        var job = Backup(isManual: true);
        stacks.After(TimeSpan.FromHours(3));

        Assert.True(Arrived(job));
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void A_continuous_backup_is_no_snapshot_and_starts_nothing()
    {
        stacks.Deploy(StackedWorld.Nightly with { Select = StackedWorld.Nightly.Select with { AwsBackup = true } }).After(TimeSpan.FromHours(1));
        var before = stacks.Executions.Count(execution => execution.Machine == "rdsbackup-announce");

        Tell("arn:aws:backup:us-east-1:111111111111:recovery-point:continuous:db-orders-1a2b3c4d");
        stacks.After(TimeSpan.FromMinutes(10));

        Assert.Equal(before, stacks.Executions.Count(execution => execution.Machine == "rdsbackup-announce"));
    }

    private bool Arrived(string arn) => stacks.Vault.Any(copy => copy.Tags["rdsbackup:source-arn"] == arn && copy.Tags.ContainsKey("rdsbackup:proven"));

    // What AWS Backup does: a snapshot, and its word for it.
    private string Backup(bool isTold = true, bool isManual = false)
    {
        var sandbox = stacks.World.Sandbox;
        var builder = new EstateBuilder(sandbox.Rds, "111111111111", World.SourceRegion, stacks.World.Clock.GetUtcNow(), null, new Random(1));
        var database = stacks.Rds.In("111111111111", World.SourceRegion).Instances["orders"];
        var snapshot = isManual ? builder.Manual(database, "awsbackup:job-1", TimeSpan.FromMinutes(1)) : builder.AwsBackup(database, TimeSpan.FromMinutes(1));
        if (isTold)
            Tell(snapshot.Arn);
        return snapshot.Arn;
    }

    private void Tell(string recoveryPoint)
    {
        var sandbox = stacks.World.Sandbox;
        sandbox.Events.Publish(new ServiceEvent(
            "111111111111", World.SourceRegion, stacks.World.Clock.GetUtcNow(), "aws.backup", "Backup Job State Change", [recoveryPoint],
            new JsonObject { ["backupJobId"] = "4c8b1e0a", ["resourceType"] = "RDS", ["state"] = "COMPLETED" }));
    }
}
