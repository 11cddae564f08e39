using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using Database = RdsBackup.Sandbox.Rds.Database;
using DatabaseKind = RdsBackup.Core.Snapshots.SnapshotKind;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;
using SnapshotKind = RdsBackup.Sandbox.Rds.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>A snapshot with the right name and the right tags is a copy only where AWS says the same of it.</summary>
public sealed class ForgedCopyTests
{
    private const string Source = "111111111111";
    private const string Backup = "222222222222";
    private const string OtherKey = "alias/other";

    // What AWS tells of a copy, each made untrue.
    private static readonly (string Field, Action<Facts> Forge)[] Fields =
    [
        ("database", facts => facts.Database = "payments"),
        ("time", facts => facts.Time += TimeSpan.FromMinutes(10)),
        ("engine", facts => facts.Image = facts.Image with { Engine = "mysql" }),
        ("version", facts => facts.Image = facts.Image with { EngineVersion = "1.0" }),
        ("size", facts => facts.Image = facts.Image with { AllocatedStorage = 7 }),
        ("key", facts => facts.Image = facts.Image with { KmsKeyId = facts.OtherKey }),
        ("account of its source", facts => facts.CopiedFrom = facts.CopiedFrom?.Replace(Source, "333333333333", StringComparison.Ordinal)),
        ("region of its source", facts => facts.CopiedFrom = facts.CopiedFrom?.Replace(":us-east-", ":eu-west-", StringComparison.Ordinal)),
        ("name of its source", facts => facts.CopiedFrom += "x"),
        ("source at all", facts => facts.CopiedFrom = null),
    ];

    private readonly StackedWorld stacks = new(new RdsSettings
    {
        Timings = new RdsTimings { Copy = TimeSpan.FromSeconds(20) },
        Quotas = new RdsQuotas { ManualSnapshots = 1000, ManualClusterSnapshots = 1000, CopiesInProgress = 500, ClusterCopiesInProgress = 500 },
    });

    private readonly List<(string What, Snapshot Source, Snapshot Planted)> forged = [];

    public static TheoryData<DatabaseKind, string, bool> Places => new()
    {
        { DatabaseKind.Instance, Source, false },
        { DatabaseKind.Instance, Source, true },
        { DatabaseKind.Instance, Backup, false },
        { DatabaseKind.Instance, Backup, true },
        { DatabaseKind.Cluster, Source, false },
        { DatabaseKind.Cluster, Source, true },
        { DatabaseKind.Cluster, Backup, false },
        { DatabaseKind.Cluster, Backup, true },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void What_lies_under_the_name_of_a_copy_is_neither_adopted_nor_proven_when_AWS_tells_otherwise(DatabaseKind kind, string account, bool marked)
    {
        var honest = Begin(kind, account, marked);

        foreach (var (_, source, _) in forged.Append(honest))
            stacks.Announce(source.Arn);
        stacks.After(TimeSpan.FromHours(2));

        AssertProven(honest, marked);
        foreach (var (what, source, planted) in forged)
        {
            Assert.Empty(planted.SharedWith);
            Assert.True(marked || !planted.Tags.ContainsKey("rdsbackup:proven"), $"Proven with a forged {what}.");
            Assert.DoesNotContain(stacks.Vault, copy => copy != planted && copy.Identifier == planted.Identifier);
            Assert.Contains(stacks.Failures, told => told.Contains(source.Arn, StringComparison.Ordinal));
            // What was proven is reported to the source, which then withdraws its share.
            Assert.DoesNotContain(stacks.Recovery, copy => copy != planted && copy.Identifier == planted.Identifier && copy.Tags.ContainsKey("rdsbackup:vault-arn"));
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Instance)]
    [InlineData(DatabaseKind.Cluster)]
    public void What_is_shared_and_announced_is_not_proven_when_AWS_tells_otherwise(DatabaseKind kind)
    {
        var honest = Begin(kind, Source, marked: false, "key", "source at all");
        var intruder = new Intruder(stacks);

        foreach (var (_, source, planted) in forged.Append(honest))
        {
            planted.SharedWith.Add(Backup);
            intruder.Say(new JsonObject
            {
                ["policy"] = "nightly",
                ["sourceArn"] = source.Arn,
                ["sourceTime"] = CopyName.Format(source.OriginalCreateTime),
                ["database"] = source.DatabaseIdentifier,
                ["kind"] = kind == DatabaseKind.Cluster ? "cluster" : "instance",
                ["engine"] = $"{source.Image.Engine} {source.Image.EngineVersion}",
                ["size"] = source.Image.AllocatedStorage,
                ["encrypted"] = true,
                ["settings"] = new JsonObject(),
                ["snapshotArn"] = planted.Arn,
            });
        }

        stacks.After(TimeSpan.FromHours(2));

        AssertProven(honest, marked: false);
        Assert.All(forged, one => Assert.DoesNotContain(stacks.Vault, copy => copy.Identifier == one.Planted.Identifier && copy.Tags.ContainsKey("rdsbackup:proven")));
    }

    // RDS API reference, DBClusterSnapshot, SourceDBClusterSnapshotArn: every copy of a cluster's has one, also where it was copied in place.
    [Theory]
    [InlineData("instance", null, false)]
    [InlineData("cluster", null, true)]
    [InlineData("cluster", "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:by-hand", false)]
    public void What_was_taken_in_place_under_the_name_of_a_copy_is_none_where_AWS_names_the_source_of_copies(string kind, string? source, bool refused)
    {
        var part = kind == "cluster" ? "cluster-snapshot" : "snapshot";
        var arn = $"arn:aws:rds:us-east-1:111111111111:{part}:by-hand";
        var copy = new JsonObject
        {
            ["arn"] = $"arn:aws:rds:us-east-1:111111111111:{part}:rdsbackup-orders",
            ["database"] = "orders",
            ["engine"] = "postgres 16.3",
            ["size"] = 100,
            ["key"] = "",
            ["status"] = "available",
        };
        if (source is not null)
            copy["source"] = source;

        var isRefused = BuiltMachine.Of(StackTemplate.RecoveryRegion, "RecoveryMachine").Evaluate(
            "Decide/Choices/4/Condition", "{}", DateTimeOffset.UnixEpoch, ("copy", copy.ToJsonString()), ("kind", $"\"{kind}\""), ("source", $"\"{arn}\""), ("key", "\"\""),
            ("announced", """{ "database": "orders", "engine": "postgres 16.3", "size": 100 }"""), ("lineage", $$"""{ "arn": "{{arn}}", "time": "2026-11-20T03:12:45.123Z" }"""));

        Assert.Equal(refused, isRefused!.GetValue<bool>());
    }

    // The hash agrees with whatever ARN somebody writes.
    [Theory]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:by-hand", "us-east-1/111111111111/instance/orders")]
    [InlineData("arn:aws-cn:rds:us-east-1:111111111111:snapshot:by-hand", "odd")]
    [InlineData("arn:aws:redshift:us-east-1:111111111111:snapshot:by-hand", "odd")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:by-hand", "odd")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:by-hand:more", "odd")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20", "us-east-1/111111111111/instance/orders")]
    public void A_copy_counts_for_a_database_only_by_an_ARN_of_a_snapshot_of_its_kind(string arn, string counted)
    {
        const string Time = "2026-11-20T03:12:45.123Z";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{arn}|{Time}")))[..10].ToLowerInvariant();
        var states = $$"""
            { "result": { "DbSnapshots": [{ "DbSnapshotIdentifier": "rdsbackup-orders-202611200312-{{hash}}", "DbInstanceIdentifier": "orders", "Status": "available",
              "SourceDBSnapshotIdentifier": "arn:aws:rds:us-east-2:111111111111:snapshot:rdsbackup-orders-202611200312-{{hash}}",
              "SnapshotCreateTime": "2026-11-20T04:00:00.000Z", "TagList": [{ "Key": "rdsbackup:source-arn", "Value": "{{arn}}" }, { "Key": "rdsbackup:source-time", "Value": "{{Time}}" }] }] } }
            """;

        var copies = BuiltMachine.Of(StackTemplate.BackupAccount, "RetentionMachine", ("Partition", "aws")).Evaluate(
            "ListInstances/Assign/copies", states, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), ("copies", "{}"));

        Assert.Equal([counted], copies!.AsObject().Select(of => of.Key));
    }

    private void AssertProven((string What, Snapshot Source, Snapshot Planted) honest, bool marked)
    {
        var copy = stacks.Vault.SingleOrDefault(one => one.Identifier == honest.Planted.Identifier);
        // What is marked in the recovery region needs no copy any more.
        Assert.True(copy?.Tags.ContainsKey("rdsbackup:proven") ?? marked, "An honest copy is not adopted.");
        Assert.DoesNotContain(stacks.Failures, told => told.Contains(honest.Source.Arn, StringComparison.Ordinal));
    }

    // One snapshot for each field and for each pair of them, and an honest one; each with what lies under the name of its copy already.
    private (string What, Snapshot Source, Snapshot Planted) Begin(DatabaseKind kind, string account, bool marked, params string[] without)
    {
        stacks.World.WithDatabase("orders", kind);
        stacks.Deploy(StackedWorld.Nightly with { Vault = StackedWorld.Nightly.Vault with { DailyLimit = 500 } });
        // Aurora's size is none.
        var fields = Fields.Where(field => !without.Contains(field.Field) && (field.Field != "size" || kind == DatabaseKind.Instance)).ToList();
        var place = stacks.Rds.In(Source, World.SourceRegion);
        Database database = kind == DatabaseKind.Cluster ? place.Clusters["orders"] : place.Instances["orders"];
        var otherKey = stacks.World.Sandbox.Kms.AddKey(account, World.RecoveryRegion, OtherKey).Arn;
        foreach (var (first, index) in fields.Select((field, index) => (field, index)))
        {
            foreach (var second in fields.Skip(index))
                forged.Add(Plant(database, account, marked, otherKey, first == second ? [first] : [first, second]));
        }

        return Plant(database, account, marked, otherKey, []);
    }

    private (string What, Snapshot Source, Snapshot Planted) Plant(Database database, string account, bool marked, string otherKey, IReadOnlyList<(string Field, Action<Facts> Forge)> lies)
    {
        var number = forged.Count + 1;
        var now = stacks.World.Clock.GetUtcNow();
        var source = Add(Source, World.SourceRegion, $"manual-{number}", new Facts(database.Kind, database.Identifier, database.Image, now.AddHours(-1).AddSeconds(-number), null, otherKey));
        var name = CopyName.For(SnapshotArn.Parse(source.Arn), source.OriginalCreateTime, source.DatabaseIdentifier);
        var key = stacks.Find(account == Source ? StackTemplate.RecoveryRegion : StackTemplate.BackupAccount).Outputs["KeyArn"];
        var facts = new Facts(
            database.Kind,
            source.DatabaseIdentifier,
            source.Image with { KmsKeyId = key },
            source.OriginalCreateTime,
            account == Source ? source.Arn : $"arn:aws:rds:{World.RecoveryRegion}:{Source}:{database.Kind.ArnType}:{name}",
            otherKey);
        foreach (var (_, forge) in lies)
            forge(facts);
        var planted = Add(account, World.RecoveryRegion, name, facts);
        planted.Tags["rdsbackup:source-arn"] = source.Arn;
        planted.Tags["rdsbackup:source-time"] = CopyName.Format(source.OriginalCreateTime);
        planted.Tags["rdsbackup:source-db"] = source.DatabaseIdentifier;
        planted.Tags["rdsbackup:engine"] = $"{source.Image.Engine} {source.Image.EngineVersion}";
        planted.Tags["rdsbackup:size"] = $"{source.Image.AllocatedStorage}";
        planted.Tags["rdsbackup:key"] = key;
        planted.Tags["rdsbackup:arrived"] = CopyName.Format(now);
        if (marked)
            planted.Tags[account == Source ? "rdsbackup:vault-arn" : "rdsbackup:proven"] = "so it says";
        return (string.Join(" and ", lies.Select(lie => lie.Field)), source, planted);
    }

    private Snapshot Add(string account, string region, string name, Facts facts)
    {
        var snapshot = new Snapshot
        {
            Kind = facts.Kind,
            AccountId = account,
            Region = region,
            Identifier = name,
            Type = "manual",
            DatabaseIdentifier = facts.Database,
            Image = facts.Image,
            CreateTime = facts.Time,
            OriginalCreateTime = facts.Time,
            SourceArn = facts.CopiedFrom,
        };
        stacks.Rds.In(account, region).Snapshots(facts.Kind).Add(name, snapshot);
        return snapshot;
    }

    private sealed class Facts(SnapshotKind kind, string database, DatabaseImage image, DateTimeOffset time, string? copiedFrom, string otherKey)
    {
        public SnapshotKind Kind => kind;

        public string OtherKey => otherKey;

        public string Database { get; set; } = database;

        public DatabaseImage Image { get; set; } = image;

        public DateTimeOffset Time { get; set; } = time;

        public string? CopiedFrom { get; set; } = copiedFrom;
    }
}
