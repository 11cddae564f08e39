using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

/// <summary>Which copies are proven, over generated copies of which one or two facts are others than they should be.</summary>
public sealed class ProofVectorTests(ITestOutputHelper output)
{
    private const string Key = "arn:aws:kms:us-east-2:222222222222:key/vault";

    private static readonly Place Source = new("111111111111", "us-east-1");
    private static readonly Place Recovery = new("111111111111", "us-east-2");
    private static readonly Place Vault = new("222222222222", "us-east-2");
    private static readonly DateTimeOffset Taken = new(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero);
    private static readonly DateTimeOffset Asked = Taken.AddHours(2);

    private static readonly BuiltMachine Machine = BuiltMachine.Of(StackTemplate.BackupAccount, "VaultMachine");

    [Fact]
    public void By_hand_and_by_itself_the_same_copies_are_proven()
    {
        var (cases, proven) = (0, 0);
        for (var seed = 1; cases < 8_000; seed++, cases++)
        {
            var random = new Random(seed);
            var (lineage, copy) = Copy(random);

            var byHand = SnapshotProver.Check(copy, [], new ProofExpectation { Lineage = lineage, By = Voucher.Run, Engine = "postgres 16.3", AllocatedStorage = 100, Key = Key });
            var byItself = ByItself(copy, lineage);

            Assert.True(
                byHand.Holds == byItself is "Arrived",
                $"By itself it is {byItself}, by hand: {string.Join("; ", byHand.Checks.Where(check => !check.Holds))}. {copy} {string.Join(", ", copy.Tags)}");
            proven += byHand.Holds ? 1 : 0;
        }

        output.WriteLine($"{cases} copies, {proven} of them proven");
        Assert.InRange(proven, cases / 5, cases * 4 / 5);
    }

    private static (Lineage Lineage, Snapshot Copy) Copy(Random random)
    {
        var kind = random.Next(2) == 0 ? SnapshotKind.Instance : SnapshotKind.Cluster;
        var lineage = new Lineage(new SnapshotArn("aws", Source, kind, "rds:orders-2026-11-20-03-12"), Taken, "orders");
        var recovery = new SnapshotArn("aws", Recovery, kind, lineage.CopyName);
        var tags = new Dictionary<string, string>(CopyTags.For(lineage, Hop.Vault, "nightly", null, new Dictionary<string, string>(), new ProofExpectation
        {
            Engine = "postgres 16.3",
            AllocatedStorage = 100,
            Key = Key,
        }.Tags), StringComparer.Ordinal)
        { [CopyTags.Arrived] = CopyName.Format(Asked) };
        var copy = new Snapshot
        {
            Arn = new SnapshotArn("aws", Vault, kind, lineage.CopyName),
            Database = "orders",
            Type = "manual",
            Status = "available",
            Engine = "postgres",
            EngineVersion = "16.3",
            AllocatedStorage = 100,
            Encrypted = true,
            KmsKeyArn = Key,
            CopiedFrom = recovery.ToString(),
            Tags = tags,
            Created = kind == SnapshotKind.Instance ? Asked.AddSeconds(3) : OfCluster(random),
            OriginallyCreated = kind == SnapshotKind.Instance ? Taken : null,
        };
        for (var changes = random.Next(3); changes > 0; changes--)
            copy = Changed(copy, random, lineage);
        return (lineage, copy);
    }

    // The original's time or the copy's own, and around what separates them from others.
    private static DateTimeOffset OfCluster(Random random) => random.Next(4) switch
    {
        0 => Taken,
        1 => Taken.AddMilliseconds(random.Next(-1500, 1500)),
        2 => Asked.AddMilliseconds(-SnapshotDefaults.ClocksDifferMilliseconds + random.Next(-2, 3)),
        _ => Asked.AddSeconds(random.Next(0, 100)),
    };

    private static Snapshot Changed(Snapshot copy, Random random, Lineage lineage)
    {
        Snapshot Tagged(string key, string? value)
        {
            var tags = new Dictionary<string, string>(copy.Tags, StringComparer.Ordinal);
            if (value is null)
                tags.Remove(key);
            else
                tags[key] = value;
            return copy with { Tags = tags };
        }

        return random.Next(14) switch
        {
            0 => copy with { Database = "crm" },
            1 => copy with { Engine = "mysql" },
            2 => copy with { EngineVersion = "16.4" },
            3 => copy with { AllocatedStorage = 200 },
            4 => copy with { KmsKeyArn = Key + "-other" },
            5 => copy with { CopiedFrom = lineage.Source.ToString() },
            6 => copy with { CopiedFrom = new SnapshotArn("aws", Recovery, copy.Arn.Kind, "another").ToString() },
            7 => copy with { CopiedFrom = null },
            8 => Tagged(CopyTags.SourceArn, lineage.Source with { Id = "rds:orders-2026-11-21-03-12" } is var other ? other.ToString() : null),
            9 => Tagged(CopyTags.SourceTime, CopyName.Format(Taken.AddDays(1))),
            10 => Tagged(CopyTags.SourceArn, null),
            11 => copy with { OriginallyCreated = copy.OriginallyCreated?.AddMilliseconds(random.Next(-1500, 1500)) },
            12 when copy.Arn.Kind == SnapshotKind.Cluster => Tagged(CopyTags.Arrived, random.Next(2) == 0 ? null : CopyName.Format(Taken.AddMinutes(2))),
            _ => copy with { Encrypted = false, KmsKeyArn = null },
        };
    }

    // The states after "Decide", in its order.
    private static string ByItself(Snapshot copy, Lineage lineage)
    {
        var seen = new JsonObject
        {
            ["arn"] = copy.Arn.ToString(),
            ["database"] = copy.Database,
            ["status"] = copy.Status,
            ["key"] = copy.Encrypted ? copy.KmsKeyArn : "",
            ["engine"] = $"{copy.Engine} {copy.EngineVersion}",
            ["size"] = copy.AllocatedStorage,
            ["time"] = CopyName.Format((copy.OriginallyCreated ?? copy.Created)!.Value),
            ["tags"] = new JsonObject(copy.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
        };
        if (copy.CopiedFrom is not null)
            seen["source"] = copy.CopiedFrom;
        (string, string)[] variables =
        [
            ("copy", seen.ToJsonString()), ("kind", copy.Arn.Kind == SnapshotKind.Instance ? "\"instance\"" : "\"cluster\""),
            ("source", $"\"{new SnapshotArn("aws", Recovery, copy.Arn.Kind, lineage.CopyName)}\""), ("key", $"\"{Key}\""), ("attempts", "0"), ("doneTag", "\"none\""),
            ("lineage", new JsonObject { ["arn"] = lineage.Source.ToString(), ["time"] = CopyName.Format(lineage.SourceTime) }.ToJsonString()),
            ("announced", new JsonObject { ["database"] = "orders", ["engine"] = "postgres 16.3", ["size"] = 100 }.ToJsonString()),
        ];
        for (var choice = 0; ; choice++)
        {
            if (Machine.Evaluate($"Decide/Choices/{choice}/Condition", "{}", Asked, variables)!.GetValue<bool>())
                return Machine.Text($"Decide/Choices/{choice}/Next");
        }
    }
}
