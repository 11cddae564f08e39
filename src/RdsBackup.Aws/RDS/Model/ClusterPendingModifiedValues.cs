using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>Changes to a DB cluster that are still to be applied.</summary>
public class ClusterPendingModifiedValues
{
    public PendingCloudwatchLogsExports? PendingCloudwatchLogsExports { get; set; }
    public string? DBClusterIdentifier { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? MasterUserPassword { get; set; }

    public bool? IAMDatabaseAuthenticationEnabled { get; set; }
    public string? EngineVersion { get; set; }
    public int? BackupRetentionPeriod { get; set; }
    public string? StorageType { get; set; }
    public int? AllocatedStorage { get; set; }
    public RdsCustomClusterConfiguration? RdsCustomClusterConfiguration { get; set; }
    public int? Iops { get; set; }
    public CertificateDetails? CertificateDetails { get; set; }
}
