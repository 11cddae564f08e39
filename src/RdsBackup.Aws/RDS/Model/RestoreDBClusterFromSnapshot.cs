using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>RestoreDBClusterFromSnapshot</c> is asked.</summary>
public class RestoreDBClusterFromSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? SnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? Engine { get; set; }

    [ListMember("AvailabilityZone")]
    public List<string>? AvailabilityZones { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? EngineVersion { get; set; }
    public int? Port { get; set; }
    public string? DBSubnetGroupName { get; set; }
    public string? DatabaseName { get; set; }
    public string? OptionGroupName { get; set; }

    [ListMember("VpcSecurityGroupId")]
    public List<string>? VpcSecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? KmsKeyId { get; set; }
    public bool? EnableIAMDatabaseAuthentication { get; set; }
    public long? BacktrackWindow { get; set; }
    public List<string>? EnableCloudwatchLogsExports { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? EngineMode { get; set; }
    public ScalingConfiguration? ScalingConfiguration { get; set; }
    public string? DBClusterParameterGroupName { get; set; }
    public bool? DeletionProtection { get; set; }
    public bool? CopyTagsToSnapshot { get; set; }
    public string? Domain { get; set; }
    public string? DomainIAMRoleName { get; set; }
    public string? DBClusterInstanceClass { get; set; }
    public string? StorageType { get; set; }
    public int? Iops { get; set; }
    public bool? PubliclyAccessible { get; set; }
    public string? NetworkType { get; set; }
    public ServerlessV2ScalingConfiguration? ServerlessV2ScalingConfiguration { get; set; }
    public RdsCustomClusterConfiguration? RdsCustomClusterConfiguration { get; set; }
    public int? MonitoringInterval { get; set; }
    public string? MonitoringRoleArn { get; set; }
    public bool? EnablePerformanceInsights { get; set; }
    public string? PerformanceInsightsKMSKeyId { get; set; }
    public int? PerformanceInsightsRetentionPeriod { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? PreferredBackupWindow { get; set; }
    public string? EngineLifecycleSupport { get; set; }

    [ListMember("item")]
    public List<TagSpecification>? TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? EnableVPCNetworking { get; set; }
    public bool? EnableInternetAccessGateway { get; set; }

    [ListMember("DBClusterAssociatedRole")]
    public List<DBClusterAssociatedRole>? AssociatedRoles { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>RestoreDBClusterFromSnapshot</c> answers.</summary>
public class RestoreDBClusterFromSnapshotResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}
