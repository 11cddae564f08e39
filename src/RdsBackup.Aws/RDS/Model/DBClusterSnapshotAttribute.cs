using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>One manual cluster snapshot attribute; <c>restore</c> lists the accounts it is shared with.</summary>
public class DBClusterSnapshotAttribute
{
    public string? AttributeName { get; set; }

    [ListMember("AttributeValue")]
    public List<string>? AttributeValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
