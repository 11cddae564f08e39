using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>A snapshot of a DB instance.</summary>
public class DBSnapshot
{
    public string? DBSnapshotIdentifier { get; set; }
    public string? DBInstanceIdentifier { get; set; }
    public DateTime? SnapshotCreateTime { get; set; }
    public string? Engine { get; set; }
    public int? AllocatedStorage { get; set; }
    public string? Status { get; set; }
    public int? Port { get; set; }
    public string? AvailabilityZone { get; set; }
    public string? VpcId { get; set; }
    public DateTime? InstanceCreateTime { get; set; }
    public string? MasterUsername { get; set; }
    public string? EngineVersion { get; set; }
    public string? LicenseModel { get; set; }
    public string? SnapshotType { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public string? OptionGroupName { get; set; }
    public int? PercentProgress { get; set; }
    public string? SourceRegion { get; set; }
    public string? SourceDBSnapshotIdentifier { get; set; }
    public string? StorageType { get; set; }
    public string? TdeCredentialArn { get; set; }
    public bool? Encrypted { get; set; }
    public StorageEncryptionType? StorageEncryptionType { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? KmsKeyId { get; set; }
    public string? DBSnapshotArn { get; set; }
    public string? Timezone { get; set; }
    public bool? IAMDatabaseAuthenticationEnabled { get; set; }

    [ListMember("ProcessorFeature")]
    public List<ProcessorFeature>? ProcessorFeatures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? DbiResourceId { get; set; }

    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? SnapshotTarget { get; set; }
    public DateTime? OriginalSnapshotCreateTime { get; set; }
    public DateTime? SnapshotDatabaseTime { get; set; }
    public string? DBSystemId { get; set; }
    public bool? MultiTenant { get; set; }
    public bool? DedicatedLogVolume { get; set; }
    public List<AdditionalStorageVolume>? AdditionalStorageVolumes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? SnapshotAvailabilityZone { get; set; }
    public long? FullSnapshotSizeInBytes { get; set; }
}
