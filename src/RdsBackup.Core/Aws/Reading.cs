using Amazon.RDS.Model;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>From the SDK's shapes to ours. What is asserted here is in every answer of AWS.</summary>
internal static class Reading
{
    public static Snapshot Snapshot(DBSnapshot snapshot) => new()
    {
        Arn = SnapshotArn.Parse(snapshot.DBSnapshotArn!),
        Database = snapshot.DBInstanceIdentifier!,
        Type = snapshot.SnapshotType!,
        Status = snapshot.Status!,
        PercentProgress = snapshot.PercentProgress ?? 0,
        Created = Time(snapshot.SnapshotCreateTime),
        OriginallyCreated = Time(snapshot.OriginalSnapshotCreateTime),
        Encrypted = snapshot.Encrypted ?? false,
        KmsKeyArn = snapshot.KmsKeyId,
        Engine = snapshot.Engine!,
        EngineVersion = snapshot.EngineVersion,
        AllocatedStorage = snapshot.AllocatedStorage ?? 0,
        OptionGroup = snapshot.OptionGroupName,
        CopiedFrom = snapshot.SourceDBSnapshotIdentifier,
        Tags = Tags(snapshot.TagList),
    };

    public static Snapshot Snapshot(DBClusterSnapshot snapshot) => new()
    {
        Arn = SnapshotArn.Parse(snapshot.DBClusterSnapshotArn!),
        Database = snapshot.DBClusterIdentifier!,
        Type = snapshot.SnapshotType!,
        Status = snapshot.Status!,
        PercentProgress = snapshot.PercentProgress ?? 0,
        Created = Time(snapshot.SnapshotCreateTime),
        Encrypted = snapshot.StorageEncrypted ?? false,
        KmsKeyArn = snapshot.KmsKeyId,
        Engine = snapshot.Engine!,
        EngineVersion = snapshot.EngineVersion,
        AllocatedStorage = snapshot.AllocatedStorage ?? 0,
        CopiedFrom = snapshot.SourceDBClusterSnapshotArn,
        Tags = Tags(snapshot.TagList),
    };

    public static Database Database(Place place, DBInstance instance) => new(
        place, SnapshotKind.Instance, instance.DBInstanceIdentifier!, instance.DBInstanceArn!, instance.Engine!, instance.DBInstanceStatus!,
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
        place, SnapshotKind.Cluster, cluster.DBClusterIdentifier!, cluster.DBClusterArn!, cluster.Engine!, cluster.Status!,
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
        (tags ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal);
}
