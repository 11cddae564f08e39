using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class SnapshotEventTests
{
    private readonly RdsWorld world = new();
    private readonly List<ServiceEvent> told = [];

    public SnapshotEventTests() => world.Aws.Events.Subscribe(told.Add);

    [Fact]
    public async Task A_snapshot_is_told_of_when_it_begins_and_when_it_is_there_with_its_own_tags()
    {
        world.Instance();

        await world.Source.Take("mine", tags: new Amazon.RDS.Model.Tag { Key = "team", Value = "dba" });
        Assert.Equal("RDS-EVENT-0040", Id(Assert.Single(told)));
        Pass(3);

        var created = told[^1];
        Assert.Equal(
            (RdsWorld.Primary, RdsWorld.East1, "aws.rds", "RDS DB Snapshot Event"), (created.AccountId, created.Region, created.Source, created.DetailType));
        Assert.Equal("arn:aws:rds:us-east-1:111111111111:snapshot:mine", Assert.Single(created.Resources));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                {"EventCategories": ["creation"], "SourceType": "SNAPSHOT", "SourceArn": "arn:aws:rds:us-east-1:111111111111:snapshot:mine",
                 "Date": "2026-11-20T00:03:00.000Z", "Message": "Manual snapshot created", "SourceIdentifier": "mine", "EventID": "RDS-EVENT-0042",
                 "Tags": {"team": "dba"}}
                """),
            created.Detail), created.Detail.ToJsonString());
    }

    [Fact]
    public async Task Automated_snapshots_and_those_of_clusters_have_ids_of_their_own()
    {
        world.Instance();
        await world.Source.ModifyDBInstanceAsync(
            new() { DBInstanceIdentifier = "orders", BackupRetentionPeriod = 1, PreferredBackupWindow = "03:00-03:30", ApplyImmediately = true });
        world.Cluster();
        await world.Source.TakeCluster("whole");
        await world.Source.ModifyDBClusterAsync(new() { DBClusterIdentifier = "ledger", BackupRetentionPeriod = 2, PreferredBackupWindow = "05:00-05:30" });

        Pass(12 * 60);

        Assert.Equal(
            ["RDS-EVENT-0074", "RDS-EVENT-0075", "RDS-EVENT-0090", "RDS-EVENT-0091", "RDS-EVENT-0168", "RDS-EVENT-0169"], told.Select(Id));
        Assert.Equal(("RDS DB Cluster Snapshot Event", "CLUSTER_SNAPSHOT"), (told[^1].DetailType, (string?)told[^1].Detail["SourceType"]));
    }

    private async Task CopyWithinAndAcrossAsync()
    {
        world.Instance();
        await world.Source.Take("mine");
        Pass(3);
        told.Clear();

        await world.Source.Copy("mine", "twin");
        await world.Recovery.Copy("arn:aws:rds:us-east-1:111111111111:snapshot:mine", "far");
        Pass(60);
    }

    [Fact]
    public async Task A_copy_is_told_of_where_it_is_made()
    {
        await CopyWithinAndAcrossAsync();

        Assert.Equal(["RDS-EVENT-0196", "RDS-EVENT-0197"], told.Where(one => one.Region == RdsWorld.East1).Select(Id));
        Assert.Equal(["RDS-EVENT-0059", "RDS-EVENT-0060"], told.Where(one => one.Region == RdsWorld.East2).Select(Id));
    }

    // The texts of the user guide's table "DB snapshot events".
    [Fact]
    public async Task Copies_and_restores_are_told_of_in_aws_words()
    {
        await CopyWithinAndAcrossAsync();
        await world.Recovery.Copy("arn:aws:rds:us-east-1:111111111111:snapshot:mine", "never");
        await world.Recovery.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "never" });
        await world.Source.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "mine" });

        Assert.Equal(
            [
                "RDS-EVENT-0043 Restored from snapshot mine.",
                "RDS-EVENT-0059 Started copy of snapshot mine from region us-east-1.",
                "RDS-EVENT-0060 Finished copy of snapshot mine from region us-east-1 in 20 minutes.",
                "RDS-EVENT-0061 Canceled snapshot copy request of mine from region us-east-1.",
                "RDS-EVENT-0196 Started copy of snapshot mine in region us-east-1.",
                "RDS-EVENT-0197 Finished copy of snapshot mine in region us-east-1.",
            ],
            told.Where(one => Id(one) != "RDS-EVENT-0041").Select(one => $"{Id(one)} {(string?)one.Detail["Message"]}").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_restore_is_told_of_in_the_account_that_restores()
    {
        var source = world.Snapshot("mine");
        source.Tags["team"] = "dba";
        await world.Source.Share("mine", RdsWorld.Secondary);

        await world.As(RdsWorld.Secondary, RdsWorld.East1)
            .RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = source.Arn });

        var restored = Assert.Single(told);
        Assert.Equal((RdsWorld.Secondary, "restoration"), (restored.AccountId, (string?)restored.Detail["EventCategories"]![0]));
        Assert.Empty(restored.Detail["Tags"]!.AsObject());
    }

    [Fact]
    public async Task The_copy_of_a_cluster_snapshot_and_a_copy_that_fails_end_in_silence()
    {
        world.Instance();
        world.Cluster();
        await world.Source.Take("mine");
        await world.Source.TakeCluster("whole");
        Pass(3);
        told.Clear();
        world.Aws.Faults.Add(new FaultRule(FaultKinds.CopyFails) { Name = "twin" });

        await world.Source.CopyCluster("whole", "whole-twin");
        await world.Source.Copy("mine", "twin");
        Pass(60);

        Assert.Equal(["RDS-EVENT-0196"], told.Select(Id));
    }

    [Fact]
    public async Task A_deletion_is_told_of_and_a_copy_that_it_cancels()
    {
        world.Instance();
        await world.Source.Take("mine");
        Pass(3);
        await world.Source.Copy("mine", "twin");
        told.Clear();

        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "twin" });
        await world.Source.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = "mine" });

        Assert.Equal(["RDS-EVENT-0190", "RDS-EVENT-0041", "RDS-EVENT-0041"], told.Select(Id));
    }

    private static string? Id(ServiceEvent one) => (string?)one.Detail["EventID"];

    private void Pass(double minutes)
    {
        world.Wait(minutes);
        world.Aws.Advance();
    }
}
