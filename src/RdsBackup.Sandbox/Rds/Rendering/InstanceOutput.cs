using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The structure <c>DBInstance</c> as AWS fills it.</summary>
internal static class InstanceOutput
{
    internal static JsonObject Of(DbInstance instance, RdsRegion region, Call call)
    {
        var image = instance.Image;
        var isReady = instance.Status != DatabaseStatus.Creating;
        var shown = new JsonObject
        {
            ["DBInstanceIdentifier"] = instance.Identifier,
            ["DBInstanceClass"] = instance.InstanceClass,
            ["Engine"] = image.Engine,
            ["EngineVersion"] = image.EngineVersion,
            ["DBInstanceStatus"] = instance.Status,
            ["MasterUsername"] = image.MasterUsername,
            ["DBName"] = instance.DatabaseName,
            ["Endpoint"] = isReady ? Endpoint(instance) : null,
            ["InstanceCreateTime"] = isReady ? image.CreateTime : null,
            ["PreferredBackupWindow"] = image.PreferredBackupWindow,
            ["BackupRetentionPeriod"] = image.BackupRetentionPeriod,
            ["DBSecurityGroups"] = new JsonArray(),
            ["VpcSecurityGroups"] = GroupsOutput.Security(instance, region),
            ["DBParameterGroups"] = GroupsOutput.Parameter(instance),
            ["AvailabilityZone"] = image.AvailabilityZone,
            ["DBSubnetGroup"] = GroupsOutput.Subnet(instance, region),
            ["PreferredMaintenanceWindow"] = instance.PreferredMaintenanceWindow,
            ["PendingModifiedValues"] = new JsonObject(instance.Pending.Select(change => KeyValuePair.Create(change.Key, (JsonNode?)change.Value.Value.DeepClone()))),
            ["LatestRestorableTime"] = isReady && image.BackupRetentionPeriod > 0 ? call.Now.AddMinutes(-5) : null,
            ["MultiAZ"] = instance.MultiAz,
            ["AutoMinorVersionUpgrade"] = instance.AutoMinorVersionUpgrade,
            ["ReadReplicaDBInstanceIdentifiers"] = new JsonArray(),
            ["LicenseModel"] = image.LicenseModel,
            ["OptionGroupMemberships"] = GroupsOutput.Option(instance),
            ["SecondaryAvailabilityZone"] = instance.MultiAz ? Zones.Of(instance.Region).First(zone => zone != image.AvailabilityZone) : null,
            ["PubliclyAccessible"] = instance.PubliclyAccessible,
            ["DbInstancePort"] = 0,
            ["DBClusterIdentifier"] = instance.ClusterIdentifier,
            ["DbiResourceId"] = image.ResourceId,
            ["CACertificateIdentifier"] = "rds-ca-rsa2048-g1",
            ["CertificateDetails"] = new JsonObject { ["CAIdentifier"] = "rds-ca-rsa2048-g1", ["ValidTill"] = CertificateEnd(instance, call) },
            ["DomainMemberships"] = new JsonArray(),
            ["CopyTagsToSnapshot"] = instance.CopyTagsToSnapshot,
            ["MonitoringInterval"] = 0,
            ["PromotionTier"] = instance.ClusterIdentifier is null ? null : instance.PromotionTier,
            ["DBInstanceArn"] = instance.Arn,
            ["IAMDatabaseAuthenticationEnabled"] = image.IamAuthentication,
            ["PerformanceInsightsEnabled"] = false,
            ["DeletionProtection"] = instance.DeletionProtection,
            ["AssociatedRoles"] = new JsonArray(),
            ["TagList"] = Shown.Tags(instance.Tags),
            ["AutomationMode"] = Engines.Of(image.Engine).IsCustom ? "full" : null,
            ["CustomIamInstanceProfile"] = instance.CustomIamInstanceProfile,
            ["CustomerOwnedIpEnabled"] = false,
            ["NetworkType"] = "IPV4",
            ["ActivityStreamStatus"] = "stopped",
            ["BackupTarget"] = "region",
            ["EngineLifecycleSupport"] = "open-source-rds-extended-support-disabled",
        };
        AddStorage(shown, instance);
        return shown;
    }

    // A member of a cluster has no storage of its own and says 1 GiB, unless it is a Multi-AZ DB cluster's.
    private static void AddStorage(JsonObject shown, DbInstance instance)
    {
        var image = instance.Image;
        shown["AllocatedStorage"] = instance.ClusterIdentifier is null || !Engines.Of(image.Engine).NeedsCluster ? image.AllocatedStorage : 1;
        shown["MaxAllocatedStorage"] = instance.MaxAllocatedStorage;
        shown["StorageType"] = image.StorageType;
        shown["Iops"] = image.Iops;
        shown["StorageThroughput"] = image.StorageThroughput;
        shown["DedicatedLogVolume"] = false;
        shown["StorageEncrypted"] = image.Encrypted;
        shown["StorageEncryptionType"] = SnapshotOutput.EncryptionOf(image);
        shown["KmsKeyId"] = image.KmsKeyId;
    }

    // A server certificate is valid for a year; RDS renews it by itself (user guide, "Using SSL/TLS to encrypt a connection").
    private static DateTimeOffset CertificateEnd(DbInstance instance, Call call)
    {
        var made = instance.Image.CreateTime;
        return made.AddYears(1 + Math.Max(0, (int)((call.Now - made).TotalDays / 365)));
    }

    private static JsonObject Endpoint(DbInstance instance) => new()
    {
        ["Address"] = $"{instance.Identifier}.c9akciq32rgr.{instance.Region}.rds.amazonaws.com",
        ["Port"] = instance.Image.Port,
        ["HostedZoneId"] = "Z2R2ITUGPM61AM",
    };
}
