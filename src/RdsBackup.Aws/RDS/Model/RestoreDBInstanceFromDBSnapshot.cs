using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>RestoreDBInstanceFromDBSnapshot</c> is asked.</summary>
public class RestoreDBInstanceFromDBSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBInstanceIdentifier { get; set; }

    public string? DBSnapshotIdentifier { get; set; }
    public string? DBInstanceClass { get; set; }
    public int? Port { get; set; }
    public string? AvailabilityZone { get; set; }
    public string? DBSubnetGroupName { get; set; }
    public bool? MultiAZ { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public string? LicenseModel { get; set; }
    public string? DBName { get; set; }
    public string? Engine { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public string? OptionGroupName { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? StorageType { get; set; }
    public string? TdeCredentialArn { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? TdeCredentialPassword { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? Domain { get; set; }
    public string? DomainFqdn { get; set; }
    public string? DomainOu { get; set; }
    public string? DomainAuthSecretArn { get; set; }
    public List<string>? DomainDnsIps { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? CopyTagsToSnapshot { get; set; }
    public string? DomainIAMRoleName { get; set; }
    public bool? EnableIAMDatabaseAuthentication { get; set; }
    public List<string>? EnableCloudwatchLogsExports { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("ProcessorFeature")]
    public List<ProcessorFeature>? ProcessorFeatures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? UseDefaultProcessorFeatures { get; set; }
    public string? DBParameterGroupName { get; set; }
    public bool? DeletionProtection { get; set; }
    public bool? EnableCustomerOwnedIp { get; set; }
    public string? NetworkType { get; set; }
    public string? BackupTarget { get; set; }
    public string? CustomIamInstanceProfile { get; set; }
    public int? AllocatedStorage { get; set; }
    public string? DBClusterSnapshotIdentifier { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? DBCapacityReservationIdentifier { get; set; }
    public bool? DedicatedLogVolume { get; set; }
    public string? CACertificateIdentifier { get; set; }
    public string? EngineLifecycleSupport { get; set; }
    public List<AdditionalStorageVolume>? AdditionalStorageVolumes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("item")]
    public List<TagSpecification>? TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? ManageMasterUserPassword { get; set; }
    public string? MasterUserSecretKmsKeyId { get; set; }
}

/// <summary>What <c>RestoreDBInstanceFromDBSnapshot</c> answers.</summary>
public class RestoreDBInstanceFromDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
