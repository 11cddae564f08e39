using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>CopyDBSnapshot</c> is asked.</summary>
public class CopyDBSnapshotRequest : CrossRegionRequest
{
    [AWSProperty(Required = true)]
    public string? SourceDBSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? TargetDBSnapshotIdentifier { get; set; }

    public string? KmsKeyId { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? CopyTags { get; set; }

    [AWSProperty(Sensitive = true)]
    public override string? PreSignedUrl { get; set; }

    public string? OptionGroupName { get; set; }
    public string? TargetCustomAvailabilityZone { get; set; }
    public string? SnapshotTarget { get; set; }
    public bool? CopyOptionGroup { get; set; }
    public string? SnapshotAvailabilityZone { get; set; }

    [ListMember("item")]
    public List<TagSpecification>? TagSpecifications { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>CopyDBSnapshot</c> answers.</summary>
public class CopyDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBSnapshot? DBSnapshot { get; set; }
}
