using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

/// <summary>Which of the source's tags get into the backup account: those that the policy names, by hand as by the stacks.</summary>
public sealed class CarriedTagsTests(ITestOutputHelper output)
{
    private static readonly string[] Names =
        ["Team", "team", "Cost Center", "a/b:c=d+e@f_g.h-i", "admin", "aws:cloudformation:stack-name", "AWS:x", "rds:owner", "Rds:owner", "rdsbackup:hop", "RdsBackup:proven", "rdsbackup-x", "awsome"];

    [Fact]
    public void By_hand_and_by_itself_the_same_tags_are_carried()
    {
        var (cases, carriedInAll) = (0, 0);
        for (var seed = 1; cases < 6_000; seed++)
        {
            var random = new Random(seed);
            var carried = Some(random, random.Next(0, 6));
            var machine = BuiltMachine.Of(StackTemplate.BackupAccount, "VaultMachine", ("CarriedTags", string.Join(',', carried)), ("KeyArn", "arn:key"), ("Version", "0.1.0"));
            for (var number = 0; number < 20; number++, cases++)
            {
                var source = Some(random, random.Next(0, Names.Length)).ToDictionary(name => name, name => $"{name} of {number}", StringComparer.Ordinal);
                var detail = new JsonObject
                {
                    ["sourceArn"] = "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-12",
                    ["sourceTime"] = "2026-11-20T03:12:45.123Z",
                    ["database"] = "orders",
                    ["kind"] = "instance",
                    ["encrypted"] = true,
                    ["policy"] = "nightly",
                    ["engine"] = "postgres 16.3",
                    ["size"] = 100,
                    ["settings"] = new JsonObject(),
                    ["tags"] = JsonSerializer.SerializeToNode(source),
                };
                var states = new JsonObject { ["input"] = new JsonObject { ["detail"] = detail } }.ToJsonString();

                var byItself = Carried(machine.Evaluate("Check/Assign/tags", states, DateTimeOffset.UnixEpoch)!.AsObject().Select(tag => KeyValuePair.Create(tag.Key, (string)tag.Value!)), source);
                var byHand = Carried(CopyTags.For(
                    new Lineage(SnapshotArn.Parse((string)detail["sourceArn"]!), new DateTimeOffset(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero), "orders"), Hop.Vault, "nightly", null, source,
                    new Dictionary<string, string>(), carried), source);

                Assert.True(byItself == byHand, $"With {string.Join(", ", carried)} of {string.Join(", ", source.Keys)} by itself {byItself}, by hand {byHand}.");
                carriedInAll += byHand.Length > 0 ? 1 : 0;
            }
        }

        output.WriteLine($"{cases} sets of tags, {carriedInAll} with some that are carried");
        Assert.InRange(carriedInAll, cases / 5, cases);
    }

    private static string Carried(IEnumerable<KeyValuePair<string, string>> tags, Dictionary<string, string> source) =>
        string.Join("; ", tags.Where(tag => source.TryGetValue(tag.Key, out var value) && value == tag.Value).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));

    private static string[] Some(Random random, int count) => [.. random.GetItems(Names, count).Distinct()];
}
