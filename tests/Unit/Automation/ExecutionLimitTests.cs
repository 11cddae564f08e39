using System.Text.Json.Nodes;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;

namespace RdsBackup.Unit.Automation;

/// <summary>An execution may have 25,000 events and payloads of 256 KiB: machines that go through listings stay far from both.</summary>
public class ExecutionLimitTests
{
    private const int Many = 200;

    // What docs/automation.md names as the most copies in a region.
    private const int Most = 2000;

    private readonly StackedWorld stacks = new(new RdsSettings { Quotas = new RdsQuotas { ManualSnapshots = 5000, Instances = 100 } });

    [Fact]
    public void Going_through_many_new_snapshots_of_a_source_stays_far_from_the_limits()
    {
        stacks.Deploy();
        stacks.World.WithDatabase("orders");
        var builder = Builder("111111111111", World.SourceRegion);
        var database = stacks.Rds.In("111111111111", World.SourceRegion).Instances["orders"];
        for (var index = 0; index < Many; index++)
            builder.Manual(database, $"now-{index}", TimeSpan.FromHours(1));

        stacks.After(TimeSpan.FromHours(7));

        AssertFar("primary", World.SourceRegion, "rdsbackup-reconcile");
    }

    [Fact]
    public void Going_through_many_copies_in_the_vault_stays_far_from_the_limits()
    {
        stacks.Deploy();
        Fill(Many);

        stacks.After(TimeSpan.FromHours(12));

        AssertFar("secondary", World.RecoveryRegion, "rdsbackup-retention");
        AssertFar("secondary", World.RecoveryRegion, "rdsbackup-watch");
    }

    [Fact]
    public void As_many_copies_as_documented_are_gone_through()
    {
        stacks.Deploy();
        Fill(Most, databases: 100);

        stacks.After(TimeSpan.FromHours(12));

        Assert.All(
            stacks.Executions.Where(one => one.Machine is "rdsbackup-retention" or "rdsbackup-watch"),
            execution => Assert.Equal((execution.Machine, "SUCCEEDED"), (execution.Machine, execution.Status)));
        // 7 of the last days, 4 of weeks before those, and of each database's 20 days the rest is deleted.
        Assert.InRange(stacks.Vault.Count, 100 * 7, 100 * 12);
    }

    // Databases, each with the copies of some days.
    private void Fill(int count, int databases = 10)
    {
        var now = stacks.World.Clock.GetUtcNow();
        var builder = Builder("222222222222", World.RecoveryRegion);
        var instances = stacks.Rds.In("222222222222", World.RecoveryRegion).Instances;
        for (var index = 0; index < count; index++)
        {
            var (name, ago) = ($"a-database-with-a-long-name-{index % databases}", TimeSpan.FromDays(1 + (index / databases)));
            if (!instances.ContainsKey(name))
                stacks.World.WithDatabase(name, account: "secondary", region: World.RecoveryRegion);
            var source = $"arn:aws:rds:us-east-1:111111111111:snapshot:rds:{name}-{index}";
            var taken = builder.Manual(instances[name], CopyName.For(SnapshotArn.Parse(source), now - ago, name), ago);
            var copy = new Snapshot
            {
                Kind = taken.Kind,
                AccountId = taken.AccountId,
                Region = taken.Region,
                Identifier = taken.Identifier,
                Type = taken.Type,
                DatabaseIdentifier = name,
                Image = taken.Image,
                CreateTime = taken.CreateTime,
                OriginalCreateTime = taken.OriginalCreateTime,
                SourceArn = taken.Arn.Replace("222222222222", "111111111111", StringComparison.Ordinal),
                Tags = { ["rdsbackup:source-arn"] = source, ["rdsbackup:source-time"] = CopyName.Format(now - ago), ["rdsbackup:source-db"] = name, ["rdsbackup:proven"] = "x" },
            };
            stacks.Rds.In("222222222222", World.RecoveryRegion).Snapshots(taken.Kind)[copy.Identifier] = copy;
        }
    }

    private EstateBuilder Builder(string account, string region) =>
        new(stacks.World.Sandbox.Rds, account, region, stacks.World.Clock.GetUtcNow(), null, new Random(1));

    private void AssertFar(string account, string region, string machine)
    {
        var execution = stacks.Executions.Last(one => one.Machine == machine);
        Assert.True(execution.Status == "SUCCEEDED", $"{machine}: {execution.Cause}");
        var (events, largest) = (0, 0);
        string? token = null;
        do
        {
            var request = new JsonObject { ["executionArn"] = execution.Arn, ["maxResults"] = 1000 };
            if (token is not null)
                request["nextToken"] = token;
            var page = stacks.States(region, account).Call("GetExecutionHistory", request);
            foreach (var happened in page["events"]!.AsArray())
            {
                events++;
                largest = Math.Max(largest, happened!.ToJsonString().Length);
            }

            token = (string?)page["nextToken"];
        }
        while (token is not null);

        Assert.InRange(events, 1, 25_000 / 4);
        Assert.InRange(largest, 1, 262_144 / 2);
    }
}
