using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The structure <c>DBCluster</c> as AWS fills it.</summary>
internal static class ClusterOutput
{
    internal static JsonObject Of(DbCluster cluster, RdsRegion region, Call call)
    {
        var image = cluster.Image;
        var host = $"{cluster.Region}.rds.amazonaws.com{(Partitions.Of(cluster.Region) == Partitions.China ? ".cn" : "")}";
        return new()
        {
            ["AllocatedStorage"] = image.AllocatedStorage,
            ["AvailabilityZones"] = Zones.Of(cluster.Region).ToJson(),
            ["BackupRetentionPeriod"] = image.BackupRetentionPeriod,
            ["DatabaseName"] = cluster.DatabaseName,
            ["DBClusterIdentifier"] = cluster.Identifier,
            ["DBClusterParameterGroup"] = cluster.ParameterGroupName,
            ["DBSubnetGroup"] = cluster.SubnetGroupName,
            ["Status"] = cluster.Status,
            ["EarliestRestorableTime"] = EarliestRestorable(image, call.Now),
            ["Endpoint"] = $"{cluster.Identifier}.cluster-c9akciq32rgr.{host}",
            ["ReaderEndpoint"] = $"{cluster.Identifier}.cluster-ro-c9akciq32rgr.{host}",
            ["MultiAZ"] = cluster.InstanceClass is not null || region.MembersOf(cluster).Skip(1).Any(),
            ["Engine"] = image.Engine,
            ["EngineVersion"] = image.EngineVersion,
            ["LatestRestorableTime"] = call.Now.AddMinutes(-5),
            ["Port"] = image.Port,
            ["MasterUsername"] = image.MasterUsername,
            ["PreferredBackupWindow"] = image.PreferredBackupWindow,
            ["PreferredMaintenanceWindow"] = cluster.PreferredMaintenanceWindow,
            ["ReadReplicaIdentifiers"] = new JsonArray(),
            ["DBClusterMembers"] = Members(cluster, region),
            ["VpcSecurityGroups"] = GroupsOutput.Security(cluster, region),
            ["HostedZoneId"] = "Z2R2ITUGPM61AM",
            ["StorageEncrypted"] = image.Encrypted,
            ["StorageEncryptionType"] = SnapshotOutput.EncryptionOf(image),
            ["KmsKeyId"] = image.KmsKeyId,
            ["DbClusterResourceId"] = image.ResourceId,
            ["DBClusterArn"] = cluster.Arn,
            ["AssociatedRoles"] = new JsonArray(),
            ["IAMDatabaseAuthenticationEnabled"] = image.IamAuthentication,
            ["ClusterCreateTime"] = image.CreateTime,
            ["EngineMode"] = cluster.EngineMode,
            ["DeletionProtection"] = cluster.DeletionProtection,
            ["HttpEndpointEnabled"] = false,
            ["ActivityStreamStatus"] = "stopped",
            ["CopyTagsToSnapshot"] = cluster.CopyTagsToSnapshot,
            ["CrossAccountClone"] = false,
            ["DomainMemberships"] = new JsonArray(),
            ["TagList"] = Shown.Tags(cluster.Tags),
            ["DBClusterInstanceClass"] = cluster.InstanceClass,
            ["StorageType"] = ShownStorage(image),
            ["Iops"] = image.Iops,
            ["StorageThroughput"] = image.StorageThroughput,
            ["AutoMinorVersionUpgrade"] = cluster.AutoMinorVersionUpgrade,
            ["NetworkType"] = "IPV4",
            ["LocalWriteForwardingStatus"] = "disabled",
            ["EngineLifecycleSupport"] = "open-source-rds-extended-support-disabled",
        };
    }

    private static DateTimeOffset EarliestRestorable(DatabaseImage image, DateTimeOffset now)
    {
        var kept = now.AddDays(-image.BackupRetentionPeriod);
        return kept > image.CreateTime ? kept : image.CreateTime;
    }

    // "The storage type isn't returned when you set it to aurora" (CreateDBCluster); the same of "standard" in DocumentDB's and Neptune's references.
    private static string? ShownStorage(DatabaseImage image) => image.StorageType is "aurora" or "standard" ? null : image.StorageType;

    // The member that comes first is the writer.
    private static JsonArray Members(DbCluster cluster, RdsRegion region) => Shown.List(region.MembersOf(cluster).OrderBy(member => member.PromotionTier).Select((member, index) => (Index: index, Item: member)), one => new JsonObject
    {
        ["DBInstanceIdentifier"] = one.Item.Identifier,
        ["IsClusterWriter"] = one.Index == 0,
        ["DBClusterParameterGroupStatus"] = "in-sync",
        ["PromotionTier"] = one.Item.PromotionTier,
    });
}
