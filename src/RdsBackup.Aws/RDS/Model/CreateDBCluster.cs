using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>CreateDBCluster</c> is asked.</summary>
public class CreateDBClusterRequest : CrossRegionRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? Engine { get; set; }

    [ListMember("AvailabilityZone")]
    public List<string>? AvailabilityZones { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? BackupRetentionPeriod { get; set; }
    public string? CharacterSetName { get; set; }
    public string? DatabaseName { get; set; }
    public string? DBClusterParameterGroupName { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? DBSubnetGroupName { get; set; }
    public string? EngineVersion { get; set; }
    public int? Port { get; set; }
    public string? MasterUsername { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? MasterUserPassword { get; set; }

    public string? OptionGroupName { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? PreferredMaintenanceWindow { get; set; }
    public string? ReplicationSourceIdentifier { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? StorageEncrypted { get; set; }
    public string? KmsKeyId { get; set; }

    [AWSProperty(Sensitive = true)]
    public override string? PreSignedUrl { get; set; }

    public bool? EnableIAMDatabaseAuthentication { get; set; }
    public long? BacktrackWindow { get; set; }
    public List<string>? EnableCloudwatchLogsExports { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? EngineMode { get; set; }
    public ScalingConfiguration? ScalingConfiguration { get; set; }
    public RdsCustomClusterConfiguration? RdsCustomClusterConfiguration { get; set; }
    public string? DBClusterInstanceClass { get; set; }
    public int? AllocatedStorage { get; set; }
    public string? StorageType { get; set; }
    public int? Iops { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public bool? AutoMinorVersionUpgrade { get; set; }
    public bool? DeletionProtection { get; set; }
    public string? GlobalClusterIdentifier { get; set; }
    public bool? EnableHttpEndpoint { get; set; }
    public bool? CopyTagsToSnapshot { get; set; }
    public string? Domain { get; set; }
    public string? DomainIAMRoleName { get; set; }
    public bool? EnableGlobalWriteForwarding { get; set; }
    public string? NetworkType { get; set; }
    public ServerlessV2ScalingConfiguration? ServerlessV2ScalingConfiguration { get; set; }
    public int? MonitoringInterval { get; set; }
    public string? MonitoringRoleArn { get; set; }
    public DatabaseInsightsMode? DatabaseInsightsMode { get; set; }
    public bool? EnablePerformanceInsights { get; set; }
    public string? PerformanceInsightsKMSKeyId { get; set; }
    public int? PerformanceInsightsRetentionPeriod { get; set; }
    public bool? EnableLimitlessDatabase { get; set; }
    public ClusterScalabilityType? ClusterScalabilityType { get; set; }
    public string? DBSystemId { get; set; }
    public bool? ManageMasterUserPassword { get; set; }
    public bool? EnableLocalWriteForwarding { get; set; }
    public string? MasterUserSecretKmsKeyId { get; set; }
    public string? CACertificateIdentifier { get; set; }
    public string? EngineLifecycleSupport { get; set; }

    [ListMember("item")]
    public List<TagSpecification>? TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public MasterUserAuthenticationType? MasterUserAuthenticationType { get; set; }
    public bool? WithExpressConfiguration { get; set; }

    [ListMember("DBClusterAssociatedRole")]
    public List<DBClusterAssociatedRole>? AssociatedRoles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>CreateDBCluster</c> answers.</summary>
public class CreateDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}
