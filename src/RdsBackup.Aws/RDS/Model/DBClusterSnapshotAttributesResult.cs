using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The attributes of a manual DB cluster snapshot.</summary>
public class DBClusterSnapshotAttributesResult
{
    public string? DBClusterSnapshotIdentifier { get; set; }

    [ListMember("DBClusterSnapshotAttribute")]
    public List<DBClusterSnapshotAttribute>? DBClusterSnapshotAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
