using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Sandbox.Scenarios;

/// <summary>
/// An estate as one finds it: databases that are to be backed up, under every sort of key, each with a past, and neighbours that are none of a backup's
/// business.
/// </summary>
public static class Estate
{
    /// <summary>The tag of the databases that are to be backed up.</summary>
    public const string TagKey = "Failsafe";

    /// <summary>Its value.</summary>
    public const string TagValue = "True";

    private const string SubnetGroup = "private-data";

    private static readonly DatabaseSketch[] Cast =
    [
        new("orders", "postgres", "16.4", "db.r6g.xlarge", 500, StorageKey.Default)
        {
            MultiAz = true, Iops = 12000, StorageThroughput = 500, ParameterGroup = "orders-postgres16", BackupWindow = "03:00-03:30",
        },
        new("billing", "mysql", "8.0.40", "db.m6g.large", 200, StorageKey.Default)
        {
            MultiAz = true, Iops = 3000, StorageThroughput = 125, OptionGroup = "billing-audit", BackupWindow = "04:10-04:40", CopyTagsToSnapshot = true,
        },
        new("crm", "sqlserver-se", "16.00.4165.4.v1", "db.m6i.xlarge", 300, StorageKey.Customer)
        {
            StorageType = "io1", Iops = 5000, Port = 1444, BackupWindow = "02:15-02:45",
        },
        new("catalog", "mariadb", "10.11.10", "db.t4g.medium", 80, StorageKey.None) { StorageType = "gp2", BackupWindow = "05:00-05:30" },
        new("ledger", "aurora-postgresql", "16.4", "db.r6g.large", 240, StorageKey.Customer)
        {
            ParameterGroup = "ledger-aurora-postgresql16", BackupWindow = "01:30-02:00",
        },
    ];

    private static readonly DatabaseSketch[] Neighbours =
    [
        new("scratch", "postgres", "15.8", "db.t4g.micro", 20, StorageKey.None),
        new("reporting", "mysql", "8.0.40", "db.m6g.large", 150, StorageKey.Default) { BackupWindow = "06:00-06:30" },
        new("sessions", "aurora-mysql", "8.0.mysql_aurora.3.08.0", "db.t4g.medium", 35, StorageKey.Default) { BackupWindow = "06:40-07:10" },
    ];

    private static readonly string[] MoreNames =
    [
        "payments", "inventory", "shipping", "identity", "search", "pricing", "returns", "loyalty", "messaging", "audit",
        "contracts", "planning", "sourcing", "quality", "telemetry", "campaigns", "invoices", "suppliers", "support", "warehouse",
    ];

    /// <summary>Fills an account's region.</summary>
    /// <returns>The databases that are to be backed up, in order.</returns>
    public static IReadOnlyList<Database> Seed(AwsSandbox sandbox, EstateOptions options)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        ArgumentNullException.ThrowIfNull(options);
        var random = new Random(options.Seed);
        var key = sandbox.Kms.Find(options.CustomerKeyAlias, options.AccountId, options.Region)
            ?? sandbox.Kms.AddKey(options.AccountId, options.Region, options.CustomerKeyAlias);
        var builder = new EstateBuilder(sandbox.Rds, options.AccountId, options.Region, sandbox.Clock.GetUtcNow(), key.Arn, random)
            .WithSubnetGroup(SubnetGroup, "vpc-0a1b2c3d4e5f60718");
        var databases = Enumerable.Range(0, options.Databases).Select(index => Add(builder, index, random)).ToArray();
        AddNeighbours(builder);
        return databases;
    }

    private static Database Add(EstateBuilder builder, int index, Random random)
    {
        var sketch = index < Cast.Length ? Cast[index] : Another(index, random);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [TagKey] = TagValue,
            ["Environment"] = "production",
            ["Team"] = sketch.Name.Split('-')[0],
        };
        var database = builder.Database(sketch with { Tags = tags }, TimeSpan.FromDays(random.Next(200, 1500)), SubnetGroup);

        // Few enough to stay far from the quota of manual snapshots, however many databases there are.
        if (index < 10)
        {
            builder.Manual(database, $"{sketch.Name}-before-upgrade", TimeSpan.FromDays(40), ("Reason", "minor version upgrade"));
            builder.Manual(database, $"{sketch.Name}-month-end", TimeSpan.FromDays(20));
        }

        return database;
    }

    private static DatabaseSketch Another(int index, Random random)
    {
        var number = index - Cast.Length;
        var round = number / MoreNames.Length;
        return Cast[index % Cast.Length] with
        {
            Name = MoreNames[number % MoreNames.Length] + (round == 0 ? "" : Invariant($"-{round + 1}")),
            AllocatedStorage = random.Next(2, 80) * 10,
            BackupWindow = Invariant($"{random.Next(0, 7):00}:00-{random.Next(8, 10):00}:00"),
        };
    }

    private static void AddNeighbours(EstateBuilder builder)
    {
        foreach (var sketch in Neighbours)
        {
            var database = builder.Database(sketch, TimeSpan.FromDays(90), SubnetGroup);
            builder.Manual(database, $"{sketch.Name}-handover", TimeSpan.FromDays(12));
            if (sketch.Name == "reporting")
                builder.AwsBackup(database, TimeSpan.FromHours(20));
        }
    }
}
