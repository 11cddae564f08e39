namespace RdsBackup.Sandbox.Scenarios;

/// <summary>A database in a few words; everything else is the engine's default.</summary>
/// <param name="Name">The identifier.</param>
/// <param name="Engine">An engine RDS runs; one of Aurora, DocumentDB or Neptune makes a cluster with a writer and a reader.</param>
/// <param name="EngineVersion">Its version.</param>
/// <param name="InstanceClass">The class of the instance, or of a cluster's members.</param>
/// <param name="AllocatedStorage">The size in GiB; of a cluster, what it uses.</param>
/// <param name="Key">What it is encrypted under.</param>
public sealed record DatabaseSketch(string Name, string Engine, string EngineVersion, string InstanceClass, int AllocatedStorage, StorageKey Key)
{
    /// <summary>Whether it is a Multi-AZ DB cluster of MySQL or PostgreSQL, rather than an instance.</summary>
    public bool IsMultiAzCluster { get; init; }

    /// <summary>Whether an instance has a standby.</summary>
    public bool MultiAz { get; init; }

    /// <summary>The storage type.</summary>
    public string StorageType { get; init; } = "gp3";

    /// <summary>Provisioned I/O operations per second.</summary>
    public int? Iops { get; init; }

    /// <summary>Provisioned throughput in MiB/s.</summary>
    public int? StorageThroughput { get; init; }

    /// <summary>A parameter group of the account; the engine's default one when null.</summary>
    public string? ParameterGroup { get; init; }

    /// <summary>An option group of the account; the engine's default one when null.</summary>
    public string? OptionGroup { get; init; }

    /// <summary>The port; the engine's default one when null.</summary>
    public int? Port { get; init; }

    /// <summary>The daily backup window in UTC.</summary>
    public string BackupWindow { get; init; } = "03:00-03:30";

    /// <summary>Whether snapshots get the database's tags; AWS's default is no.</summary>
    public bool CopyTagsToSnapshot { get; init; }

    /// <summary>The database's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
