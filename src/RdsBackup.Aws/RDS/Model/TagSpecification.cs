using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>Tags for a resource that a call creates, by resource type.</summary>
public class TagSpecification
{
    public string? ResourceType { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
