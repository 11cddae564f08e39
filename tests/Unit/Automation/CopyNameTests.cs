using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Automation;

public sealed class CopyNameTests
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
