using System.Xml.Linq;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The structure <c>DBInstance</c> as AWS fills it.</summary>
internal static class InstanceXml
{
    internal static XElement Of(DbInstance instance, RdsRegion region, Call call)
    {
        var image = instance.Image;
        var isReady = instance.Status != DatabaseStatus.Creating;
        return Xml.Element(
            "DBInstance",
            Xml.Value("DBInstanceIdentifier", instance.Identifier),
            Xml.Value("DBInstanceClass", instance.InstanceClass),
            Xml.Value("Engine", image.Engine),
            Xml.Value("EngineVersion", image.EngineVersion),
            Xml.Value("DBInstanceStatus", instance.Status),
            Xml.Value("MasterUsername", image.MasterUsername),
            Xml.Value("DBName", instance.DatabaseName),
            isReady ? Endpoint(instance) : null,
            isReady ? Xml.Value("InstanceCreateTime", image.CreateTime) : null,
            Xml.Value("PreferredBackupWindow", image.PreferredBackupWindow),
            Xml.Value("BackupRetentionPeriod", image.BackupRetentionPeriod),
            Xml.Element("DBSecurityGroups"),
            GroupsXml.Security(instance, region),
            GroupsXml.Parameter(instance),
            Xml.Value("AvailabilityZone", image.AvailabilityZone),
            GroupsXml.Subnet(instance, region),
            Xml.Value("PreferredMaintenanceWindow", instance.PreferredMaintenanceWindow),
            Xml.Element("PendingModifiedValues", instance.Pending.Select(change => Xml.Value(change.Key, change.Value.Value))),
            isReady && image.BackupRetentionPeriod > 0 ? Xml.Value("LatestRestorableTime", call.Now.AddMinutes(-5)) : null,
            Xml.Value("MultiAZ", instance.MultiAz),
            Xml.Value("AutoMinorVersionUpgrade", instance.AutoMinorVersionUpgrade),
            Xml.Element("ReadReplicaDBInstanceIdentifiers"),
            Xml.Value("LicenseModel", image.LicenseModel),
            GroupsXml.Option(instance),
            instance.MultiAz ? Xml.Value("SecondaryAvailabilityZone", Zones.Of(instance.Region).First(zone => zone != image.AvailabilityZone)) : null,
            Xml.Value("PubliclyAccessible", instance.PubliclyAccessible),
            Xml.Value("DbInstancePort", 0),
            Xml.Value("DBClusterIdentifier", instance.ClusterIdentifier),
            Storage(instance),
            Xml.Value("DbiResourceId", image.ResourceId),
            Xml.Value("CACertificateIdentifier", "rds-ca-rsa2048-g1"),
            Xml.Element("CertificateDetails", Xml.Value("CAIdentifier", "rds-ca-rsa2048-g1"), Xml.Value("ValidTill", CertificateEnd(instance, call))),
            Xml.Element("DomainMemberships"),
            Xml.Value("CopyTagsToSnapshot", instance.CopyTagsToSnapshot),
            Xml.Value("MonitoringInterval", 0),
            instance.ClusterIdentifier is null ? null : Xml.Value("PromotionTier", instance.PromotionTier),
            Xml.Value("DBInstanceArn", instance.Arn),
            Xml.Value("IAMDatabaseAuthenticationEnabled", image.IamAuthentication),
            Xml.Value("PerformanceInsightsEnabled", value: false),
            Xml.Value("DeletionProtection", instance.DeletionProtection),
            Xml.Element("AssociatedRoles"),
            Xml.Tags(instance.Tags),
            Engines.Of(image.Engine).IsCustom ? Xml.Value("AutomationMode", "full") : null,
            Xml.Value("CustomIamInstanceProfile", instance.CustomIamInstanceProfile),
            Xml.Value("CustomerOwnedIpEnabled", value: false),
            Xml.Value("NetworkType", "IPV4"),
            Xml.Value("ActivityStreamStatus", "stopped"),
            Xml.Value("BackupTarget", "region"),
            Xml.Value("EngineLifecycleSupport", "open-source-rds-extended-support-disabled"));
    }

    // A member of a cluster has no storage of its own and says 1 GiB, unless it is a Multi-AZ DB cluster's.
    private static IEnumerable<XElement?> Storage(DbInstance instance) =>
    [
        Xml.Value("AllocatedStorage", instance.ClusterIdentifier is null || !Engines.Of(instance.Image.Engine).NeedsCluster ? instance.Image.AllocatedStorage : 1),
        Xml.Value("MaxAllocatedStorage", instance.MaxAllocatedStorage),
        Xml.Value("StorageType", instance.Image.StorageType),
        Xml.Value("Iops", instance.Image.Iops),
        Xml.Value("StorageThroughput", instance.Image.StorageThroughput),
        Xml.Value("DedicatedLogVolume", value: false),
        Xml.Value("StorageEncrypted", instance.Image.Encrypted),
        Xml.Value("StorageEncryptionType", SnapshotXml.EncryptionOf(instance.Image)),
        Xml.Value("KmsKeyId", instance.Image.KmsKeyId),
    ];

    // A server certificate is valid for a year; RDS renews it by itself (user guide, "Using SSL/TLS to encrypt a connection").
    private static DateTimeOffset CertificateEnd(DbInstance instance, Call call)
    {
        var made = instance.Image.CreateTime;
        return made.AddYears(1 + Math.Max(0, (int)((call.Now - made).TotalDays / 365)));
    }

    private static XElement Endpoint(DbInstance instance) => Xml.Element(
        "Endpoint",
        Xml.Value("Address", $"{instance.Identifier}.c9akciq32rgr.{instance.Region}.rds.amazonaws.com"),
        Xml.Value("Port", instance.Image.Port),
        Xml.Value("HostedZoneId", "Z2R2ITUGPM61AM"));
}
