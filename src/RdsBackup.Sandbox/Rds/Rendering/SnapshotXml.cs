using System.Xml.Linq;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The members <c>DBSnapshot</c> and <c>DBClusterSnapshot</c> as AWS fills them.</summary>
internal static class SnapshotXml
{
    /// <param name="status">What to say instead of the snapshot's own state.</param>
    internal static XElement Of(Snapshot snapshot, Call call, string? status = null) => snapshot.Kind == SnapshotKind.Instance
        ? OfInstance(snapshot, call, status ?? snapshot.Status)
        : OfCluster(snapshot, call, status ?? snapshot.Status);

    private static XElement OfInstance(Snapshot snapshot, Call call, string status)
    {
        var image = snapshot.Image;
        var isTaken = status is not (SnapshotStatus.Creating or SnapshotStatus.Pending);
        return Xml.Element(
            "DBSnapshot",
            Xml.Value("DBSnapshotIdentifier", NameFor(call, snapshot)),
            Xml.Value("DBInstanceIdentifier", snapshot.DatabaseIdentifier),

            // AWS tells the times only when the snapshot is taken.
            isTaken ? Xml.Value("SnapshotCreateTime", snapshot.CreateTime) : null,
            isTaken ? Xml.Value("OriginalSnapshotCreateTime", snapshot.OriginalCreateTime) : null,
            isTaken ? Xml.Value("SnapshotDatabaseTime", snapshot.OriginalCreateTime) : null,
            Xml.Value("Engine", image.Engine),
            Xml.Value("EngineVersion", image.EngineVersion),
            Xml.Value("AllocatedStorage", image.AllocatedStorage),
            Xml.Value("Status", status),
            Xml.Value("PercentProgress", snapshot.PercentAt(call.Now)),
            Xml.Value("Port", image.Port),
            Xml.Value("AvailabilityZone", image.AvailabilityZone),
            Xml.Value("VpcId", image.VpcId),
            Xml.Value("InstanceCreateTime", image.CreateTime),
            Xml.Value("MasterUsername", image.MasterUsername),
            Xml.Value("LicenseModel", image.LicenseModel),
            Xml.Value("SnapshotType", TypeFor(call, snapshot)),
            Xml.Value("Iops", image.Iops),
            Xml.Value("StorageThroughput", image.StorageThroughput),
            Xml.Value("OptionGroupName", image.OptionGroupName),
            Xml.Value("SourceRegion", snapshot.SourceRegion),
            Xml.Value("SourceDBSnapshotIdentifier", snapshot.SourceArn),
            Xml.Value("StorageType", image.StorageType),
            Xml.Value("Encrypted", image.Encrypted),
            Xml.Value("StorageEncryptionType", EncryptionOf(image)),
            Xml.Value("KmsKeyId", image.KmsKeyId),
            Xml.Value("BackupRetentionPeriod", image.BackupRetentionPeriod),
            Xml.Value("PreferredBackupWindow", image.PreferredBackupWindow),
            Xml.Value("DBSnapshotArn", snapshot.Arn),
            Xml.Value("IAMDatabaseAuthenticationEnabled", image.IamAuthentication),
            Xml.Element("ProcessorFeatures"),
            Xml.Value("DbiResourceId", image.ResourceId),
            Xml.Tags(snapshot.TagsFor(call)),
            Xml.Value("SnapshotTarget", "region"),
            Xml.Value("DedicatedLogVolume", value: false));
    }

    private static XElement OfCluster(Snapshot snapshot, Call call, string status)
    {
        var image = snapshot.Image;
        return Xml.Element(
            "DBClusterSnapshot",
            Xml.List("AvailabilityZones", Zones.Of(snapshot.Region).Select(zone => Xml.Element("AvailabilityZone", zone))),
            Xml.Value("DBClusterSnapshotIdentifier", NameFor(call, snapshot)),
            Xml.Value("DBClusterIdentifier", snapshot.DatabaseIdentifier),
            // A copy shows the original's: AWS CLI reference, copy-db-cluster-snapshot, example. So it tells nothing of when the copy came to be.
            Xml.Value("SnapshotCreateTime", snapshot.OriginalCreateTime),
            Xml.Value("Engine", image.Engine),
            Xml.Value("EngineMode", "provisioned"),
            Xml.Value("EngineVersion", image.EngineVersion),
            Xml.Value("AllocatedStorage", image.AllocatedStorage),
            Xml.Value("Status", status),
            Xml.Value("PercentProgress", snapshot.PercentAt(call.Now)),
            Xml.Value("Port", image.Port),
            Xml.Value("VpcId", image.VpcId),
            Xml.Value("ClusterCreateTime", image.CreateTime),
            Xml.Value("MasterUsername", image.MasterUsername),
            Xml.Value("LicenseModel", image.LicenseModel),
            Xml.Value("SnapshotType", TypeFor(call, snapshot)),
            Xml.Value("StorageEncrypted", image.Encrypted),
            Xml.Value("StorageEncryptionType", EncryptionOf(image)),
            Xml.Value("KmsKeyId", image.KmsKeyId),
            Xml.Value("BackupRetentionPeriod", image.BackupRetentionPeriod),
            Xml.Value("PreferredBackupWindow", image.PreferredBackupWindow),
            Xml.Value("DBClusterSnapshotArn", snapshot.Arn),
            Xml.Value("SourceDBClusterSnapshotArn", snapshot.SourceArn),
            Xml.Value("IAMDatabaseAuthenticationEnabled", image.IamAuthentication),
            Xml.Tags(snapshot.TagsFor(call)),
            Xml.Value("StorageType", image.StorageType),
            Xml.Value("DbClusterResourceId", image.ResourceId));
    }

    // To another account a snapshot's name is its ARN.
    private static string NameFor(Call call, Snapshot snapshot) => snapshot.AccountId == call.AccountId ? snapshot.Identifier : snapshot.Arn;

    private static string TypeFor(Call call, Snapshot snapshot) =>
        snapshot.AccountId == call.AccountId ? snapshot.Type : snapshot.IsPublic ? "public" : "shared";

    internal static string EncryptionOf(DatabaseImage image) => image.Encrypted ? "sse-kms" : "none";
}
