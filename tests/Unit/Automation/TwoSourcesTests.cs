using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>Two source accounts share a backup account: whatever the owner of one does and says there, what is done and told about the other stays the same.</summary>
public partial class TwoSourcesTests
{
    private const string Honest = "111111111111";
    private const string Other = "333333333333";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_one_source_does_changes_what_is_done_and_told_about_the_other(int seed)
    {
        var (quiet, loud) = (Begin(seed), Begin(seed));
        var mischief = new Mischief(loud, new Random(seed));
        for (var hours = 0; hours < 72; hours += 4)
        {
            for (var act = 0; act < 3; act++)
                mischief.Act();
            quiet.After(TimeSpan.FromHours(4));
            loud.After(TimeSpan.FromHours(4));
        }

        Assert.Equal(Copies(quiet), Copies(loud));
        Assert.Equal(Told(quiet), Told(loud));
        Assert.True(mischief.Refused > 0);
        Assert.Contains(Copies(quiet), copy => copy.Contains("proven", StringComparison.Ordinal));
        Assert.Contains(Told(quiet), line => line.Contains("no longer on the list", StringComparison.Ordinal));
        Assert.Contains(Told(quiet), line => line.Contains("No copy of instance/billing", StringComparison.Ordinal));
    }

    // One database that arrives, one that leaves the list, and one of which nothing arrives.
    private static StackedWorld Begin(int seed)
    {
        var stacks = new StackedWorld(seed: seed);
        stacks.World.WithDatabase("orders").WithDatabase("crm").WithDatabase("orders", account: "other").WithDatabase("crm", account: "other");
        stacks.Deploy(StackedWorld.Nightly with { Sources = [.. StackedWorld.Nightly.Sources, new SourceAccount(Other, [World.SourceRegion], null)] });
        using (var kms = stacks.World.Kms("primary", World.SourceRegion))
        {
            var key = stacks.World.Sandbox.Kms.AddKey(Honest, World.SourceRegion, "alias/billing");
            stacks.World.WithDatabase("billing", kmsKey: key.Arn);
            stacks.After(TimeSpan.FromDays(2));
            stacks.World.Run(_ => kms.DisableKeyAsync(key.Arn));
        }

        using var rds = stacks.World.Rds("primary", World.SourceRegion);
        stacks.World.Run(_ => rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = $"arn:aws:rds:us-east-1:{Honest}:db:crm", TagKeys = ["Failsafe"] }));
        return stacks;
    }

    // When a copy came follows from the pauses of all that are made.
    private static List<string> Copies(StackedWorld stacks) =>
    [
        .. from copy in stacks.Vault.Concat(stacks.Recovery)
           where copy.AccountId == Honest || copy.Tags.GetValueOrDefault("rdsbackup:source-arn")?.Split(':')[4] == Honest
           let tags = from tag in copy.Tags where tag.Key != "rdsbackup:arrived" orderby tag.Key select $"{tag.Key}={(tag.Key == "rdsbackup:proven" ? "" : tag.Value)}"
           orderby copy.Arn
           select $"{copy.Arn} of {copy.DatabaseIdentifier} is {copy.Status}, shared with '{string.Join(", ", copy.SharedWith)}': {string.Join("; ", tags)}",
    ];

    // Who names the other in what is told of himself changes nothing that is told of the other.
    private static List<string> Told(StackedWorld stacks) =>
    [
        .. from message in stacks.Messages
           from line in message.Body.Split('\n')
           where line.Contains(Honest, StringComparison.Ordinal) && !line.Contains(Other, StringComparison.Ordinal)
           let plain = Passing().Replace($"{message.Subject}: {line}", "…")
           orderby plain
           select plain,
    ];

    // How much is told of all sources together; names of executions and times.
    [GeneratedRegex(@"\d+ thing|[0-9a-f]{8}-[0-9a-f-]{20,}(_[0-9a-f-]+)?|\d{4}-\d{2}-\d{2}T[\d:.]+Z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Passing();

    private sealed class Mischief
    {
        private readonly StackedWorld stacks;
        private readonly Random random;
        private readonly Intruder intruder;
        private readonly List<JsonObject> announced;
        private readonly Queue<string> forged = new();

        public Mischief(StackedWorld stacks, Random random)
        {
            (this.stacks, this.random) = (stacks, random);
            intruder = new Intruder(stacks, "other");
            announced = [.. stacks.Executions.Where(execution => execution.Machine == "rdsbackup-vault").Select(execution => JsonNode.Parse(execution.Input)!["detail"]!.AsObject())];
        }

        public int Refused => stacks.Failures.Count(told => told.Contains("RdsBackup.NotBelieved", StringComparison.Ordinal));

        public void Act()
        {
            switch (random.Next(7))
            {
                case 0:
                    intruder.Say(Databases(), "RDS Databases Selected");
                    break;
                case 1:
                    intruder.Say(Lie(), "RDS Databases Selected");
                    break;
                case 2:
                    Retag();
                    break;
                case 3:
                    Forge();
                    break;
                case 4:
                    Share();
                    break;
                default:
                    intruder.Say(Lie());
                    break;
            }
        }

        private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

        // What was said by one or the other, with members of another.
        private JsonObject Lie()
        {
            var lie = Any(announced).DeepClone().AsObject();
            for (var times = random.Next(4); times > 0; times--)
            {
                var member = Any(lie.Select(pair => pair.Key).ToList());
                lie[member] = Any(announced)[member]?.DeepClone();
                if (random.Next(3) == 0 && lie[member] is JsonValue text && text.TryGetValue<string>(out var value))
                    lie[member] = value.Replace(Any<string>([Honest, Other, "orders"]), Any<string>([Honest, Other, "crm"]), StringComparison.Ordinal);
            }

            return lie;
        }

        private JsonObject Databases() => new()
        {
            ["region"] = Any<string>([World.SourceRegion, World.RecoveryRegion]),
            ["account"] = Honest,
            ["databases"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => JsonValue.Create($"instance/{Any<string>(["orders", "crm", "billing", "more"])}"))]),
        };

        // The other's copies under the names and tags of the first one's.
        private void Forge()
        {
            var name = ((string)Any(announced)["snapshotArn"]!).Split(':')[^1];
            var own = Any(Own());
            if (Own().Any(copy => copy.Identifier == name))
                return;
            using var rds = stacks.World.Rds("other", World.RecoveryRegion);
            stacks.World.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = own.Arn,
                TargetDBSnapshotIdentifier = name,
                KmsKeyId = "alias/rds-backup",
                Tags = Tags(),
            }));
            forged.Enqueue(name);
        }

        private void Share()
        {
            if (!forged.TryDequeue(out var name) || Own().All(copy => copy.Identifier != name))
                return;
            using var rds = stacks.World.Rds("other", World.RecoveryRegion);
            stacks.World.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest { DBSnapshotIdentifier = name, AttributeName = "restore", ValuesToAdd = ["222222222222"] }));
            var lie = announced.First(one => ((string)one["snapshotArn"]!).EndsWith(name, StringComparison.Ordinal)).DeepClone().AsObject();
            lie["snapshotArn"] = $"arn:aws:rds:{World.RecoveryRegion}:{Other}:snapshot:{name}";
            intruder.Say(lie);
        }

        private void Retag()
        {
            using var rds = stacks.World.Rds("other", World.RecoveryRegion);
            stacks.World.Run(_ => rds.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = Any(Own()).Arn, Tags = Tags() }));
        }

        private List<Tag> Tags()
        {
            var of = Any(stacks.Recovery);
            return [.. of.Tags.Where(tag => tag.Key.StartsWith("rdsbackup:", StringComparison.Ordinal)).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
        }

        private List<RdsBackup.Sandbox.Rds.Snapshot> Own() => [.. stacks.Snapshots(Other, World.RecoveryRegion).Where(copy => copy.Status == "available" && copy.Kind == RdsBackup.Sandbox.Rds.SnapshotKind.Instance)];
    }
}
