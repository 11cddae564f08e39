namespace RdsBackup.Sandbox.Rds;

/// <summary>What a snapshot carries of its database, and a restore brings back.</summary>
public sealed record DatabaseImage
{
    /// <summary>The database engine, e.g. <c>postgres</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The engine's version.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>The size in GiB. An Aurora cluster reports what it uses.</summary>
    public required int AllocatedStorage { get; init; }

    /// <summary>The AWS-given id that stays when a database is renamed: <c>db-…</c> or <c>cluster-…</c>.</summary>
    public required string ResourceId { get; init; }

    /// <summary>When the database was created.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The port it listens on.</summary>
    public required int Port { get; init; }

    /// <summary>The administrator's name.</summary>
    public required string MasterUsername { get; init; }

    /// <summary>The key the storage is encrypted under; null when it is not encrypted.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The storage type, e.g. <c>gp3</c>, <c>io1</c>, <c>aurora</c>.</summary>
    public string StorageType { get; init; } = "gp3";

    /// <summary>Provisioned I/O operations per second.</summary>
    public int? Iops { get; init; }

    /// <summary>Provisioned throughput in MiB/s (gp3).</summary>
    public int? StorageThroughput { get; init; }

    /// <summary>The license model, e.g. <c>postgresql-license</c>.</summary>
    public string LicenseModel { get; init; } = "general-public-license";

    /// <summary>The option group; instances only.</summary>
    public string? OptionGroupName { get; init; }

    /// <summary>Whether the option group holds persistent or permanent options, e.g. TDE: such snapshots cannot be shared.</summary>
    public bool HasPersistentOptions { get; init; }

    /// <summary>Whether these are Oracle's <c>Timezone</c> or <c>OLS</c> alone, which can be shared (RDS user guide, "Sharing a DB snapshot").</summary>
    public bool HasSharableOptions { get; init; }

    /// <summary>The Availability Zone of an instance.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The VPC; unknown to a copy in another region or account.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whether IAM users may sign in to the database.</summary>
    public bool IamAuthentication { get; init; }

    /// <summary>For how many days automated snapshots are kept; 0 means none are taken.</summary>
    public int BackupRetentionPeriod { get; init; }

    /// <summary>The daily window of automated snapshots in UTC, e.g. <c>03:00-03:30</c>.</summary>
    public string PreferredBackupWindow { get; init; } = "07:00-07:30";

    /// <summary>The database's own tags when the snapshot was taken. An instance restored in the same account gets them; they are not the snapshot's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the storage is encrypted.</summary>
    public bool Encrypted => KmsKeyId is not null;
}
