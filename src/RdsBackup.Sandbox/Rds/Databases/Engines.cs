using System.Collections.Frozen;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The engines RDS runs.</summary>
internal static class Engines
{
    private static readonly FrozenDictionary<string, Engine> All = new Engine[]
    {
        new("postgres", "16.4", 5432, "postgresql-license"),
        new("mysql", "8.0.40", 3306, "general-public-license") { MajorParts = 2 },
        new("mariadb", "10.11.10", 3306, "general-public-license") { MajorParts = 2 },
        new("oracle-ee", "19.0.0.0.ru-2024-10.rur-2024-10.r1", 1521, "bring-your-own-license"),
        new("oracle-se2", "19.0.0.0.ru-2024-10.rur-2024-10.r1", 1521, "license-included"),
        new("sqlserver-ee", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("sqlserver-se", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("sqlserver-ex", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("sqlserver-web", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("aurora-postgresql", "16.4", 5432, "postgresql-license"),
        new("aurora-mysql", "8.0.mysql_aurora.3.08.0", 3306, "general-public-license") { MajorParts = 2 },

        // DocumentDB and Neptune are on RDS's API too; their license models are not confirmed.
        new("docdb", "5.0.0", 27017, "na") { MajorParts = 2 },
        new("neptune", "1.3.2.1", 8182, "amazon-license") { MajorParts = 2 },
        new("custom-oracle-ee", "19.cev-1", 1521, "bring-your-own-license"),
        new("custom-oracle-se2", "19.cev-1", 1521, "bring-your-own-license"),
        new("custom-sqlserver-ee", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("custom-sqlserver-se", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
        new("custom-sqlserver-web", "16.00.4165.4.v1", 1433, "license-included") { MajorParts = 2 },
    }.ToFrozenDictionary(engine => engine.Name, StringComparer.OrdinalIgnoreCase);

    // The rest of AWS's (RDS API reference, CreateDBInstance, Engine).
    private static readonly string[] Lacking =
    [
        "custom-oracle-ee-cdb", "custom-oracle-se2-cdb", "custom-sqlserver-dev", "db2-ae", "db2-se", "oracle-ee-cdb", "oracle-se2-cdb",
    ];

    internal static IEnumerable<Engine> Known => All.Values.OrderBy(engine => engine.Name, StringComparer.Ordinal);

    internal static Engine Of(string name) =>
        All.TryGetValue(name, out var engine) ? engine
        : Lacking.Contains(name, StringComparer.OrdinalIgnoreCase) ? throw AwsFault.Lacks($"DB engine {name}")
        : throw Faults.InvalidParameterValue($"Invalid DB engine: {name}");
}

/// <summary>An engine and its defaults.</summary>
internal sealed record Engine(string Name, string DefaultVersion, int Port, string License)
{
    /// <summary>How many parts of a version name its major version: <c>16</c> of <c>16.4</c>, <c>8.0</c> of <c>8.0.40</c>.</summary>
    internal int MajorParts { get; init; } = 1;

    internal bool IsAurora => Name.StartsWith("aurora-", StringComparison.Ordinal);

    internal bool IsCustom => Name.StartsWith("custom-", StringComparison.Ordinal);

    /// <summary>Whether its instances are members of a cluster that has the storage.</summary>
    internal bool NeedsCluster => IsAurora || Name is "docdb" or "neptune";

    /// <summary>Whether a cluster of it is a Multi-AZ DB cluster: a writer and two readers that RDS makes, each with storage of its own.</summary>
    internal bool IsOfMultiAzClusters => Name is "mysql" or "postgres";

    /// <summary>What a cluster's storage may be, the default first (API references of RDS, DocumentDB and Neptune, CreateDBCluster, StorageType).</summary>
    internal IReadOnlyList<string> ClusterStorage =>
        IsAurora ? ["aurora", "aurora-iopt1"] : IsOfMultiAzClusters ? ["io1", "io2", "gp3"] : ["standard", "iopt1"];

    /// <summary>The storage type of a cluster.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterCombination</c>.</exception>
    internal string Storage(string? asked) => asked is null ? ClusterStorage[0]
        : ClusterStorage.Contains(asked) ? asked
        : throw Faults.InvalidParameterCombination($"Invalid storage type for {Name}: {asked}");

    internal string DefaultOptionGroup(string version) => $"default:{Name}-{Major(version).Replace('.', '-')}";

    internal string DefaultParameterGroup(string version) => $"default.{Name}{(HyphenatesFamily ? "-" : "")}{Major(version)}";

    private bool HyphenatesFamily => IsCustom || Name.StartsWith("oracle", StringComparison.Ordinal) || Name.StartsWith("sqlserver", StringComparison.Ordinal);

    internal string Family(string version) => DefaultParameterGroup(version)["default.".Length..];

    internal string Major(string version) => string.Join('.', version.Split('.').Take(MajorParts));
}
