using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>An Aurora or Multi-AZ DB cluster.</summary>
public class DBCluster
{
    public int? AllocatedStorage { get; set; }

    [ListMember("AvailabilityZone")]
    public List<string>? AvailabilityZones { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? BackupRetentionPeriod { get; set; }
    public string? CharacterSetName { get; set; }
    public string? DatabaseName { get; set; }
    public string? DBClusterIdentifier { get; set; }
    public string? DBClusterParameterGroup { get; set; }
    public string? DBSubnetGroup { get; set; }
    public string? Status { get; set; }
    public string? PercentProgress { get; set; }
    public DateTime? EarliestRestorableTime { get; set; }
    public string? Endpoint { get; set; }
    public string? ReaderEndpoint { get; set; }
    public List<string>? CustomEndpoints { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? MultiAZ { get; set; }
    public string? Engine { get; set; }
    public string? EngineVersion { get; set; }
    public DateTime? LatestRestorableTime { get; set; }
    public int? Port { get; set; }
    public string? MasterUsername { get; set; }

    [ListMember("DBClusterOptionGroup")]
    public List<DBClusterOptionGroupStatus>? DBClusterOptionGroupMemberships { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? PreferredBackupWindow { get; set; }
    public string? PreferredMaintenanceWindow { get; set; }
    public UpgradeRolloutOrder? UpgradeRolloutOrder { get; set; }
    public string? ReplicationSourceIdentifier { get; set; }

    [ListMember("ReadReplicaIdentifier")]
    public List<string>? ReadReplicaIdentifiers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("DBClusterStatusInfo")]
    public List<DBClusterStatusInfo>? StatusInfos { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("DBClusterMember")]
    public List<DBClusterMember>? DBClusterMembers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("VpcSecurityGroupMembership")]
    public List<VpcSecurityGroupMembership>? VpcSecurityGroups { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? HostedZoneId { get; set; }
    public bool? StorageEncrypted { get; set; }
    public StorageEncryptionType? StorageEncryptionType { get; set; }
    public string? KmsKeyId { get; set; }
    public string? DbClusterResourceId { get; set; }
    public string? DBClusterArn { get; set; }

    [ListMember("DBClusterRole")]
    public List<DBClusterRole>? AssociatedRoles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? IAMDatabaseAuthenticationEnabled { get; set; }
    public string? CloneGroupId { get; set; }
    public DateTime? ClusterCreateTime { get; set; }
    public DateTime? EarliestBacktrackTime { get; set; }
    public long? BacktrackWindow { get; set; }
    public long? BacktrackConsumedChangeRecords { get; set; }
    public List<string>? EnabledCloudwatchLogsExports { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? Capacity { get; set; }
    public ClusterPendingModifiedValues? PendingModifiedValues { get; set; }
    public string? EngineMode { get; set; }
    public ScalingConfigurationInfo? ScalingConfigurationInfo { get; set; }
    public RdsCustomClusterConfiguration? RdsCustomClusterConfiguration { get; set; }
    public string? DBClusterInstanceClass { get; set; }
    public string? StorageType { get; set; }
    public int? Iops { get; set; }
    public int? StorageThroughput { get; set; }
    public DateTime? IOOptimizedNextAllowedModificationTime { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public bool? DeletionProtection { get; set; }
    public bool? HttpEndpointEnabled { get; set; }
    public ActivityStreamMode? ActivityStreamMode { get; set; }
    public ActivityStreamStatus? ActivityStreamStatus { get; set; }
    public string? ActivityStreamKmsKeyId { get; set; }
    public string? ActivityStreamKinesisStreamName { get; set; }
    public bool? CopyTagsToSnapshot { get; set; }
    public bool? CrossAccountClone { get; set; }

    [ListMember("DomainMembership")]
    public List<DomainMembership>? DomainMemberships { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? GlobalClusterIdentifier { get; set; }
    public WriteForwardingStatus? GlobalWriteForwardingStatus { get; set; }
    public bool? GlobalWriteForwardingRequested { get; set; }
    public string? NetworkType { get; set; }
    public DateTime? AutomaticRestartTime { get; set; }
    public ServerlessV2ScalingConfigurationInfo? ServerlessV2ScalingConfiguration { get; set; }
    public string? ServerlessV2PlatformVersion { get; set; }
    public int? MonitoringInterval { get; set; }
    public string? MonitoringRoleArn { get; set; }
    public DatabaseInsightsMode? DatabaseInsightsMode { get; set; }
    public bool? PerformanceInsightsEnabled { get; set; }
    public string? PerformanceInsightsKMSKeyId { get; set; }
    public int? PerformanceInsightsRetentionPeriod { get; set; }
    public string? DBSystemId { get; set; }
    public MasterUserSecret? MasterUserSecret { get; set; }
    public LocalWriteForwardingStatus? LocalWriteForwardingStatus { get; set; }
    public string? AwsBackupRecoveryPointArn { get; set; }
    public LimitlessDatabase? LimitlessDatabase { get; set; }
    public ClusterScalabilityType? ClusterScalabilityType { get; set; }
    public CertificateDetails? CertificateDetails { get; set; }
    public string? EngineLifecycleSupport { get; set; }
    public bool? VPCNetworkingEnabled { get; set; }
    public bool? InternetAccessGatewayEnabled { get; set; }
}
