using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>One manual snapshot attribute; <c>restore</c> lists the accounts it is shared with.</summary>
public class DBSnapshotAttribute
{
    public string? AttributeName { get; set; }

    [ListMember("AttributeValue")]
    public List<string>? AttributeValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
