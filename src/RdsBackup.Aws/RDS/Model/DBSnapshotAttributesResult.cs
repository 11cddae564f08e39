using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The attributes of a manual DB snapshot.</summary>
public class DBSnapshotAttributesResult
{
    public string? DBSnapshotIdentifier { get; set; }

    [ListMember("DBSnapshotAttribute")]
    public List<DBSnapshotAttribute>? DBSnapshotAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
