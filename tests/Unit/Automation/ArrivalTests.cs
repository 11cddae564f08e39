using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.Rds;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>When a copy came, and whose it is, by fields of its tags: AWS may show the original's time of it.</summary>
public sealed class ArrivalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 40, 0, TimeSpan.Zero);

    private static readonly BuiltMachine Vault = BuiltMachine.Of(StackTemplate.BackupAccount, "VaultMachine");

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_vault_copy_tells_when_AWS_was_asked_for_it(SnapshotKind kind)
    {
        var stacks = new StackedWorld(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromHours(1) } });
        stacks.World.WithDatabase("orders", kind);
        stacks.Deploy().After(TimeSpan.FromDays(1));

        var copy = Assert.Single(stacks.Vault);
        var arrived = DateTimeOffset.Parse(copy.Tags["rdsbackup:arrived"], CultureInfo.InvariantCulture);
        Assert.InRange(copy.CreateTime - arrived, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.Equal(kind == SnapshotKind.Cluster, stacks.Messages.Single(message => message.Subject?.Contains("is safe", StringComparison.Ordinal) == true)
            .Body.Contains("For the time nobody vouches but the source account", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Instance", "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders", -1, 1)]
    [InlineData("Instance", "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders", -25, 0)]
    [InlineData("Instance", "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders", null, 0)]
    [InlineData("Instance", "arn:aws:rds:us-east-1:333333333333:snapshot:rds:us-east-1:111111111111:snapshot:orders", -1, 0)]
    [InlineData("Instance", "arn:aws:rds:us-east-2:111111111111:snapshot:rds:orders", -1, 0)]
    [InlineData("Instance", "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:rds:orders", -1, 0)]
    [InlineData("Instance", null, -1, 0)]
    [InlineData("Cluster", "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:rds:orders", -1, 1)]
    [InlineData("Cluster", "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:rds:orders", -25, 0)]
    [InlineData("Cluster", "arn:aws:rds:us-east-1:333333333333:cluster-snapshot:us-east-1:111111111111:cluster-snapshot:orders", -1, 0)]
    public void The_daily_limit_counts_what_arrived_of_this_very_source_within_a_day(string kind, string? sourceArn, int? arrivedHours, int counted)
    {
        // By AWS's time it is ten days old.
        var tags = new JsonArray();
        if (sourceArn is not null)
            tags.Add(new JsonObject { ["Key"] = "rdsbackup:source-arn", ["Value"] = sourceArn });
        if (arrivedHours is { } hours)
            tags.Add(new JsonObject { ["Key"] = "rdsbackup:arrived", ["Value"] = Now.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) });
        var states = new JsonObject
        {
            ["result"] = new JsonObject
            {
                [$"Db{(kind == "Cluster" ? "Cluster" : "")}Snapshots"] = new JsonArray(new JsonObject { ["SnapshotCreateTime"] = "2026-11-11T00:00:00.000Z", ["TagList"] = tags }),
            },
        };
        var origin = kind == "Cluster" ? "cluster-snapshot" : "snapshot";

        Assert.Equal(counted, Vault.Evaluate(
            $"Count{kind}/Assign/arrivals", states.ToJsonString(), Now, ("arrivals", "0"), ("origin", $"""["arn","aws","rds","us-east-1","111111111111","{origin}"]"""))!.GetValue<int>());
    }
}
