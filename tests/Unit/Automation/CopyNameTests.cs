using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Unit.Support;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

public sealed class CopyNameTests(ITestOutputHelper output)
{
    /// <summary>One rule, one set of vectors: the engine's tests read the same file.</summary>
    [Fact]
    public void The_machines_name_copies_as_the_engine_does()
    {
        var recovery = BuiltMachine.Of(StackTemplate.RecoveryRegion, "RecoveryMachine");
        foreach (var vector in JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Unit", "Core", "Snapshots", "copy-names.json")))!.AsArray())
        {
            var name = recovery.Evaluate("Check/Assign/name", Announced(vector!, "us-east-1").ToJsonString(), DateTimeOffset.UnixEpoch);

            Assert.Equal(vector!["copyName"]!.GetValue<string>(), name!.GetValue<string>());
        }
    }

    /// <summary>More than anybody would write down; each machine spells the rule for itself.</summary>
    [Fact]
    public void Every_machine_names_copies_as_the_engine_does_whatever_the_source_is_called()
    {
        var recovery = BuiltMachine.Of(StackTemplate.RecoveryRegion, "RecoveryMachine");
        var vault = BuiltMachine.Of(StackTemplate.BackupAccount, "VaultMachine", ("Partition", "aws"), ("Region", "us-east-2"), ("Sources", "111111111111/us-east-1"));
        var retention = BuiltMachine.Of(StackTemplate.BackupAccount, "RetentionMachine", ("Partition", "aws"), ("DoneTag", "rdsbackup:proven"));
        var random = new Random(1);
        var sources = Enumerable.Range(0, 6_000).Select(_ => Source(random)).ToList();
        foreach (var (arn, time, database) in sources)
        {
            var vector = new JsonObject { ["sourceArn"] = arn.ToString(), ["sourceTime"] = CopyName.Format(time), ["database"] = database };
            var name = CopyName.For(arn, time, database);
            var announced = Announced(vector, "us-east-2");
            announced["input"]!["detail"]!["snapshotArn"] = $"{arn with { Place = new Place("111111111111", "us-east-2"), Id = name }}";

            Assert.Equal((name, vector.ToJsonString()), (recovery.Evaluate("Check/Assign/name", announced.ToJsonString(), DateTimeOffset.UnixEpoch)!.GetValue<string>(), vector.ToJsonString()));
            Assert.False(vault.Evaluate("Check/Choices/0/Condition", announced.ToJsonString(), DateTimeOffset.UnixEpoch)!.GetValue<bool>(), $"The vault does not take {name} for {vector.ToJsonString()}.");
        }

        // A page at a time, as the listing has them.
        foreach (var page in sources.Chunk(20))
        {
            var copies = retention.Evaluate("ListInstances/Assign/copies", Page(page).ToJsonString(), DateTimeOffset.UnixEpoch, ("copies", "{}"))!.AsObject();
            Assert.True(!copies.ContainsKey("odd"), $"Listed as odd: {copies["odd"]}");
            Assert.Equal(page.Length, copies.Sum(of => of.Value!.AsArray().Count));
        }

        output.WriteLine($"{sources.Count} names in three machines");
    }

    [Fact]
    public void The_vault_believes_a_name_only_when_it_stands_for_what_is_said()
    {
        foreach (var vector in JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Unit", "Core", "Snapshots", "copy-names.json")))!.AsArray())
        {
            var arn = vector!["sourceArn"]!.GetValue<string>().Split(':');
            var vault = BuiltMachine.Of(StackTemplate.BackupAccount, "VaultMachine", ("Partition", arn[1]), ("Region", "us-west-2"), ("Sources", $"{arn[4]}/{arn[3]}"));
            bool Doubts(string name)
            {
                var announced = Announced(vector, "us-west-2");
                announced["input"]!["detail"]!["snapshotArn"] = $"arn:{arn[1]}:rds:us-west-2:{arn[4]}:{arn[5]}:{name}";
                return vault.Evaluate("Check/Choices/0/Condition", announced.ToJsonString(), DateTimeOffset.UnixEpoch)!.GetValue<bool>();
            }

            var right = vector["copyName"]!.GetValue<string>();
            Assert.False(Doubts(right), right);
            Assert.True(Doubts(right[..^1] + (right[^1] == '0' ? '1' : '0')));
            Assert.True(Doubts("x" + right));
        }
    }

    // Short and long names, hyphens where they are cut, letters of both cases, every sort of snapshot.
    private static (SnapshotArn Arn, DateTimeOffset Time, string Database) Source(Random random)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789";
        var database = $"{Letters[random.Next(26)]}{string.Concat(Enumerable.Range(0, random.Next(0, 40)).Select(_ => random.Next(4) == 0 ? "-" : $"{Letters[random.Next(Letters.Length)]}"))}z";
        var time = DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(1_577_836_800_000, 2_208_988_800_000));
        var kind = random.Next(2) == 0 ? SnapshotKind.Instance : SnapshotKind.Cluster;
        var prefix = random.Next(3) switch { 0 => "rds:", 1 => "awsbackup:", _ => "" };
        return (new SnapshotArn("aws", new Place("111111111111", "us-east-1"), kind, $"{prefix}s{random.Next()}"), time, database);
    }

    private static JsonObject Page(IEnumerable<(SnapshotArn Arn, DateTimeOffset Time, string Database)> page)
    {
        var (instances, clusters) = (new JsonArray(), new JsonArray());
        foreach (var (arn, time, database) in page)
        {
            var noun = arn.Kind == SnapshotKind.Cluster ? "DbCluster" : "Db";
            (arn.Kind == SnapshotKind.Cluster ? clusters : instances).Add(new JsonObject
            {
                [$"{noun}SnapshotIdentifier"] = CopyName.For(arn, time, database),
                [arn.Kind == SnapshotKind.Cluster ? "DbClusterIdentifier" : "DbInstanceIdentifier"] = database,
                [arn.Kind == SnapshotKind.Cluster ? "SourceDBClusterSnapshotArn" : "SourceDBSnapshotIdentifier"] = arn.ToString(),
                ["Status"] = "available",
                ["TagList"] = new JsonArray(
                    new JsonObject { ["Key"] = CopyTags.SourceArn, ["Value"] = arn.ToString() },
                    new JsonObject { ["Key"] = CopyTags.SourceTime, ["Value"] = CopyName.Format(time) }),
            });
        }

        return new JsonObject { ["result"] = new JsonObject { ["DbSnapshots"] = instances, ["DbClusterSnapshots"] = clusters } };
    }

    private static JsonObject Announced(JsonNode vector, string region)
    {
        var arn = vector["sourceArn"]!.GetValue<string>().Split(':');
        return new JsonObject
        {
            ["input"] = new JsonObject
            {
                ["account"] = arn[4],
                ["region"] = region,
                ["detail"] = new JsonObject
                {
                    ["sourceArn"] = vector["sourceArn"]!.DeepClone(),
                    ["sourceTime"] = vector["sourceTime"]!.DeepClone(),
                    ["database"] = vector["database"]!.DeepClone(),
                    ["kind"] = arn[5] == "snapshot" ? "instance" : "cluster",
                },
            },
        };
    }
}
