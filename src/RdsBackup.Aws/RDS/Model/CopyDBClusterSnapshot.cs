using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>CopyDBClusterSnapshot</c> is asked.</summary>
public class CopyDBClusterSnapshotRequest : CrossRegionRequest
{
    [AWSProperty(Required = true)]
    public string? SourceDBClusterSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? TargetDBClusterSnapshotIdentifier { get; set; }

    public string? KmsKeyId { get; set; }

    [AWSProperty(Sensitive = true)]
    public override string? PreSignedUrl { get; set; }

    public bool? CopyTags { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>CopyDBClusterSnapshot</c> answers.</summary>
public class CopyDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}
