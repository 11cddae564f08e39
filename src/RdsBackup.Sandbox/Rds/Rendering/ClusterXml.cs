using System.Xml.Linq;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The structure <c>DBCluster</c> as AWS fills it.</summary>
internal static class ClusterXml
{
    internal static XElement Of(DbCluster cluster, RdsRegion region, Call call)
    {
        var image = cluster.Image;
        var host = $"{cluster.Region}.rds.amazonaws.com{(Partitions.Of(cluster.Region) == Partitions.China ? ".cn" : "")}";
        return Xml.Element(
            "DBCluster",
            Xml.Value("AllocatedStorage", image.AllocatedStorage),
            Xml.List("AvailabilityZones", Zones.Of(cluster.Region).Select(zone => Xml.Element("AvailabilityZone", zone))),
            Xml.Value("BackupRetentionPeriod", image.BackupRetentionPeriod),
            Xml.Value("DatabaseName", cluster.DatabaseName),
            Xml.Value("DBClusterIdentifier", cluster.Identifier),
            Xml.Value("DBClusterParameterGroup", cluster.ParameterGroupName),
            Xml.Value("DBSubnetGroup", cluster.SubnetGroupName),
            Xml.Value("Status", cluster.Status),
            Xml.Value("EarliestRestorableTime", EarliestRestorable(image, call.Now)),
            Xml.Value("Endpoint", $"{cluster.Identifier}.cluster-c9akciq32rgr.{host}"),
            Xml.Value("ReaderEndpoint", $"{cluster.Identifier}.cluster-ro-c9akciq32rgr.{host}"),
            Xml.Value("MultiAZ", cluster.InstanceClass is not null || region.MembersOf(cluster).Skip(1).Any()),
            Xml.Value("Engine", image.Engine),
            Xml.Value("EngineVersion", image.EngineVersion),
            Xml.Value("LatestRestorableTime", call.Now.AddMinutes(-5)),
            Xml.Value("Port", image.Port),
            Xml.Value("MasterUsername", image.MasterUsername),
            Xml.Value("PreferredBackupWindow", image.PreferredBackupWindow),
            Xml.Value("PreferredMaintenanceWindow", cluster.PreferredMaintenanceWindow),
            Xml.Element("ReadReplicaIdentifiers"),
            Members(cluster, region),
            GroupsXml.Security(cluster, region),
            Xml.Value("HostedZoneId", "Z2R2ITUGPM61AM"),
            Xml.Value("StorageEncrypted", image.Encrypted),
            Xml.Value("StorageEncryptionType", SnapshotXml.EncryptionOf(image)),
            Xml.Value("KmsKeyId", image.KmsKeyId),
            Xml.Value("DbClusterResourceId", image.ResourceId),
            Xml.Value("DBClusterArn", cluster.Arn),
            Xml.Element("AssociatedRoles"),
            Xml.Value("IAMDatabaseAuthenticationEnabled", image.IamAuthentication),
            Xml.Value("ClusterCreateTime", image.CreateTime),
            Xml.Value("EngineMode", cluster.EngineMode),
            Xml.Value("DeletionProtection", cluster.DeletionProtection),
            Xml.Value("HttpEndpointEnabled", value: false),
            Xml.Value("ActivityStreamStatus", "stopped"),
            Xml.Value("CopyTagsToSnapshot", cluster.CopyTagsToSnapshot),
            Xml.Value("CrossAccountClone", value: false),
            Xml.Element("DomainMemberships"),
            Xml.Tags(cluster.Tags),
            Xml.Value("DBClusterInstanceClass", cluster.InstanceClass),
            Xml.Value("StorageType", ShownStorage(image)),
            Xml.Value("Iops", image.Iops),
            Xml.Value("StorageThroughput", image.StorageThroughput),
            Xml.Value("AutoMinorVersionUpgrade", cluster.AutoMinorVersionUpgrade),
            Xml.Value("NetworkType", "IPV4"),
            Xml.Value("LocalWriteForwardingStatus", "disabled"),
            Xml.Value("EngineLifecycleSupport", "open-source-rds-extended-support-disabled"));
    }

    private static DateTimeOffset EarliestRestorable(DatabaseImage image, DateTimeOffset now)
    {
        var kept = now.AddDays(-image.BackupRetentionPeriod);
        return kept > image.CreateTime ? kept : image.CreateTime;
    }

    // "The storage type isn't returned when you set it to aurora" (CreateDBCluster); the same of "standard" in DocumentDB's and Neptune's references.
    private static string? ShownStorage(DatabaseImage image) => image.StorageType is "aurora" or "standard" ? null : image.StorageType;

    // The member that comes first is the writer.
    private static XElement Members(DbCluster cluster, RdsRegion region) => Xml.List("DBClusterMembers", region.MembersOf(cluster)
        .OrderBy(member => member.PromotionTier)
        .Select((member, order) => Xml.Element(
            "DBClusterMember",
            Xml.Value("DBInstanceIdentifier", member.Identifier),
            Xml.Value("IsClusterWriter", order == 0),
            Xml.Value("DBClusterParameterGroupStatus", "in-sync"),
            Xml.Value("PromotionTier", member.PromotionTier))));
}
