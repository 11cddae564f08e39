using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The members <c>DBSnapshot</c> and <c>DBClusterSnapshot</c> as AWS fills them.</summary>
internal static class SnapshotOutput
{
    /// <param name="status">What to say instead of the snapshot's own state.</param>
    internal static JsonObject Of(Snapshot snapshot, Call call, string? status = null) => snapshot.Kind == SnapshotKind.Instance
        ? OfInstance(snapshot, call, status ?? snapshot.Status)
        : OfCluster(snapshot, call, status ?? snapshot.Status);

    private static JsonObject OfInstance(Snapshot snapshot, Call call, string status)
    {
        var image = snapshot.Image;
        var isTaken = status is not (SnapshotStatus.Creating or SnapshotStatus.Pending);
        return new()
        {
            ["DBSnapshotIdentifier"] = NameFor(call, snapshot),
            ["DBInstanceIdentifier"] = snapshot.DatabaseIdentifier,

            // AWS tells the times only when the snapshot is taken.
            ["SnapshotCreateTime"] = isTaken ? snapshot.CreateTime : null,
            ["OriginalSnapshotCreateTime"] = isTaken ? snapshot.OriginalCreateTime : null,
            ["SnapshotDatabaseTime"] = isTaken ? snapshot.OriginalCreateTime : null,
            ["Engine"] = image.Engine,
            ["EngineVersion"] = image.EngineVersion,
            ["AllocatedStorage"] = image.AllocatedStorage,
            ["Status"] = status,
            ["PercentProgress"] = snapshot.PercentAt(call.Now),
            ["Port"] = image.Port,
            ["AvailabilityZone"] = image.AvailabilityZone,
            ["VpcId"] = image.VpcId,
            ["InstanceCreateTime"] = image.CreateTime,
            ["MasterUsername"] = image.MasterUsername,
            ["LicenseModel"] = image.LicenseModel,
            ["SnapshotType"] = TypeFor(call, snapshot),
            ["Iops"] = image.Iops,
            ["StorageThroughput"] = image.StorageThroughput,
            ["OptionGroupName"] = image.OptionGroupName,
            ["SourceRegion"] = snapshot.SourceRegion,
            ["SourceDBSnapshotIdentifier"] = snapshot.SourceArn,
            ["StorageType"] = image.StorageType,
            ["Encrypted"] = image.Encrypted,
            ["StorageEncryptionType"] = EncryptionOf(image),
            ["KmsKeyId"] = image.KmsKeyId,
            ["BackupRetentionPeriod"] = image.BackupRetentionPeriod,
            ["PreferredBackupWindow"] = image.PreferredBackupWindow,
            ["DBSnapshotArn"] = snapshot.Arn,
            ["IAMDatabaseAuthenticationEnabled"] = image.IamAuthentication,
            ["ProcessorFeatures"] = new JsonArray(),
            ["DbiResourceId"] = image.ResourceId,
            ["TagList"] = Shown.Tags(snapshot.TagsFor(call)),
            ["SnapshotTarget"] = "region",
            ["DedicatedLogVolume"] = false,
        };
    }

    private static JsonObject OfCluster(Snapshot snapshot, Call call, string status)
    {
        var image = snapshot.Image;
        return new()
        {
            ["AvailabilityZones"] = Zones.Of(snapshot.Region).ToJson(),
            ["DBClusterSnapshotIdentifier"] = NameFor(call, snapshot),
            ["DBClusterIdentifier"] = snapshot.DatabaseIdentifier,
            // A copy shows the original's: AWS CLI reference, copy-db-cluster-snapshot, example. So it tells nothing of when the copy came to be.
            ["SnapshotCreateTime"] = snapshot.OriginalCreateTime,
            ["Engine"] = image.Engine,
            ["EngineMode"] = "provisioned",
            ["EngineVersion"] = image.EngineVersion,
            ["AllocatedStorage"] = image.AllocatedStorage,
            ["Status"] = status,
            ["PercentProgress"] = snapshot.PercentAt(call.Now),
            ["Port"] = image.Port,
            ["VpcId"] = image.VpcId,
            ["ClusterCreateTime"] = image.CreateTime,
            ["MasterUsername"] = image.MasterUsername,
            ["LicenseModel"] = image.LicenseModel,
            ["SnapshotType"] = TypeFor(call, snapshot),
            ["StorageEncrypted"] = image.Encrypted,
            ["StorageEncryptionType"] = EncryptionOf(image),
            ["KmsKeyId"] = image.KmsKeyId,
            ["BackupRetentionPeriod"] = image.BackupRetentionPeriod,
            ["PreferredBackupWindow"] = image.PreferredBackupWindow,
            ["DBClusterSnapshotArn"] = snapshot.Arn,
            ["SourceDBClusterSnapshotArn"] = snapshot.SourceArn,
            ["IAMDatabaseAuthenticationEnabled"] = image.IamAuthentication,
            ["TagList"] = Shown.Tags(snapshot.TagsFor(call)),
            ["StorageType"] = image.StorageType,
            ["DbClusterResourceId"] = image.ResourceId,
        };
    }

    // To another account a snapshot's name is its ARN.
    private static string NameFor(Call call, Snapshot snapshot) => snapshot.AccountId == call.AccountId ? snapshot.Identifier : snapshot.Arn;

    private static string TypeFor(Call call, Snapshot snapshot) =>
        snapshot.AccountId == call.AccountId ? snapshot.Type : snapshot.IsPublic ? "public" : "shared";

    internal static string EncryptionOf(DatabaseImage image) => image.Encrypted ? "sse-kms" : "none";
}
