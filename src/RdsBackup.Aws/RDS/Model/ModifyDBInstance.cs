using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>ModifyDBInstance</c> is asked.</summary>
public class ModifyDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBInstanceIdentifier { get; set; }

    public int? AllocatedStorage { get; set; }
    public string? DBInstanceClass { get; set; }
    public string? DBSubnetGroupName { get; set; }

    [ListMember("DBSecurityGroupName")]
    public List<string>? DBSecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? ApplyImmediately { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? MasterUserPassword { get; set; }

    public string? DBParameterGroupName { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? PreferredMaintenanceWindow { get; set; }
    public bool? MultiAZ { get; set; }
    public string? EngineVersion { get; set; }
    public bool? AllowMajorVersionUpgrade { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public string? LicenseModel { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public string? OptionGroupName { get; set; }
    public string? NewDBInstanceIdentifier { get; set; }
    public string? StorageType { get; set; }
    public string? TdeCredentialArn { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? TdeCredentialPassword { get; set; }

    public string? CACertificateIdentifier { get; set; }
    public string? Domain { get; set; }
    public string? DomainFqdn { get; set; }
    public string? DomainOu { get; set; }
    public string? DomainAuthSecretArn { get; set; }
    public List<string>? DomainDnsIps { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? DisableDomain { get; set; }
    public bool? CopyTagsToSnapshot { get; set; }
    public int? MonitoringInterval { get; set; }
    public int? DBPortNumber { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public string? MonitoringRoleArn { get; set; }
    public string? DomainIAMRoleName { get; set; }
    public int? PromotionTier { get; set; }
    public bool? EnableIAMDatabaseAuthentication { get; set; }
    public DatabaseInsightsMode? DatabaseInsightsMode { get; set; }
    public bool? EnablePerformanceInsights { get; set; }
    public string? PerformanceInsightsKMSKeyId { get; set; }
    public int? PerformanceInsightsRetentionPeriod { get; set; }
    public CloudwatchLogsExportConfiguration? CloudwatchLogsExportConfiguration { get; set; }

    [ListMember("ProcessorFeature")]
    public List<ProcessorFeature>? ProcessorFeatures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? UseDefaultProcessorFeatures { get; set; }
    public bool? DeletionProtection { get; set; }
    public int? MaxAllocatedStorage { get; set; }
    public bool? CertificateRotationRestart { get; set; }
    public ReplicaMode? ReplicaMode { get; set; }
    public AutomationMode? AutomationMode { get; set; }
    public int? ResumeFullAutomationModeMinutes { get; set; }
    public bool? EnableCustomerOwnedIp { get; set; }
    public string? NetworkType { get; set; }
    public string? AwsBackupRecoveryPointArn { get; set; }
    public bool? ManageMasterUserPassword { get; set; }
    public bool? RotateMasterUserPassword { get; set; }
    public string? MasterUserSecretKmsKeyId { get; set; }
    public bool? MultiTenant { get; set; }
    public bool? DedicatedLogVolume { get; set; }
    public string? Engine { get; set; }
    public List<ModifyAdditionalStorageVolume>? AdditionalStorageVolumes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? DBCapacityReservationIdentifier { get; set; }

    [ListMember("item")]
    public List<TagSpecification>? TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public MasterUserAuthenticationType? MasterUserAuthenticationType { get; set; }
    public string? EngineLifecycleSupport { get; set; }
}

/// <summary>What <c>ModifyDBInstance</c> answers.</summary>
public class ModifyDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
