namespace RdsBackup.Core.Snapshots;

/// <summary>The engines whose snapshots can be copied to another account (RDS API reference, CreateDBInstance and CreateDBCluster, <c>Engine</c>). AWS may have newer ones.</summary>
public static class EngineNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "aurora-mysql", "aurora-postgresql", "db2-ae", "db2-se", "mariadb", "mysql", "oracle-ee", "oracle-ee-cdb", "oracle-se2", "oracle-se2-cdb", "postgres",
        "sqlserver-ee", "sqlserver-ex", "sqlserver-se", "sqlserver-web",
    ];
}
