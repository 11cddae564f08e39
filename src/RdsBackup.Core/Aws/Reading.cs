using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>From the SDK's shapes to ours.</summary>
internal static class Reading
{
    /// <summary>What is in every answer of AWS.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.AnswerDamaged"/>: it is not in this one.</exception>
    public static T Told<T>(T? value, string member) where T : class => value ?? throw AwsFailures.AnswerLacks(member);

    public static Snapshot Snapshot(DBSnapshot snapshot) => new()
    {
        Arn = SnapshotArn.Parse(Told(snapshot.DBSnapshotArn, "DBSnapshotArn")),
        Database = Told(snapshot.DBInstanceIdentifier, "DBInstanceIdentifier"),
        Type = Told(snapshot.SnapshotType, "SnapshotType"),
        Status = Told(snapshot.Status, "Status"),
        PercentProgress = snapshot.PercentProgress ?? 0,
        Created = Time(snapshot.SnapshotCreateTime),
        OriginallyCreated = Time(snapshot.OriginalSnapshotCreateTime),
        Encrypted = snapshot.Encrypted ?? false,
        KmsKeyArn = snapshot.KmsKeyId,
        Engine = Told(snapshot.Engine, "Engine"),
        EngineVersion = snapshot.EngineVersion,
        AllocatedStorage = snapshot.AllocatedStorage ?? 0,
        OptionGroup = snapshot.OptionGroupName,
        CopiedFrom = snapshot.SourceDBSnapshotIdentifier,
        Tags = Tags(snapshot.TagList),
    };

    public static Snapshot Snapshot(DBClusterSnapshot snapshot) => new()
    {
        Arn = SnapshotArn.Parse(Told(snapshot.DBClusterSnapshotArn, "DBClusterSnapshotArn")),
        Database = Told(snapshot.DBClusterIdentifier, "DBClusterIdentifier"),
        Type = Told(snapshot.SnapshotType, "SnapshotType"),
        Status = Told(snapshot.Status, "Status"),
        PercentProgress = snapshot.PercentProgress ?? 0,
        Created = Time(snapshot.SnapshotCreateTime),
        Encrypted = snapshot.StorageEncrypted ?? false,
        KmsKeyArn = snapshot.KmsKeyId,
        Engine = Told(snapshot.Engine, "Engine"),
        EngineVersion = snapshot.EngineVersion,
        AllocatedStorage = snapshot.AllocatedStorage ?? 0,
        CopiedFrom = snapshot.SourceDBClusterSnapshotArn,
        Tags = Tags(snapshot.TagList),
    };

    public static Database Database(Place place, DBInstance instance) => new(
        place, SnapshotKind.Instance, Told(instance.DBInstanceIdentifier, "DBInstanceIdentifier"), Told(instance.DBInstanceArn, "DBInstanceArn"), Told(instance.Engine, "Engine"), Told(instance.DBInstanceStatus, "DBInstanceStatus"),
        Tags(instance.TagList), new DatabaseSettings
        {
            InstanceClass = instance.DBInstanceClass,
            MultiAZ = instance.MultiAZ,
            StorageType = instance.StorageType,
            Iops = instance.Iops,
            ParameterGroup = instance.DBParameterGroups?.FirstOrDefault()?.DBParameterGroupName,
            OptionGroup = instance.OptionGroupMemberships?.FirstOrDefault()?.OptionGroupName,
            SubnetGroup = instance.DBSubnetGroup?.DBSubnetGroupName,
            Port = instance.Endpoint?.Port ?? instance.DbInstancePort,
        });

    public static Database Database(Place place, DBCluster cluster) => new(
        place, SnapshotKind.Cluster, Told(cluster.DBClusterIdentifier, "DBClusterIdentifier"), Told(cluster.DBClusterArn, "DBClusterArn"), Told(cluster.Engine, "Engine"), Told(cluster.Status, "Status"),
        Tags(cluster.TagList), new DatabaseSettings
        {
            InstanceClass = cluster.DBClusterInstanceClass,
            MultiAZ = cluster.MultiAZ,
            StorageType = cluster.StorageType,
            Iops = cluster.Iops,
            ParameterGroup = cluster.DBClusterParameterGroup,
            OptionGroup = cluster.DBClusterOptionGroupMemberships?.FirstOrDefault()?.DBClusterOptionGroupName,
            SubnetGroup = cluster.DBSubnetGroup,
            Port = cluster.Port,
        });

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private static Dictionary<string, string> Tags(List<Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => Told(tag.Key, "Key"), tag => tag.Value ?? "", StringComparer.Ordinal);
}
