using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>CreateDBClusterSnapshot</c> is asked.</summary>
public class CreateDBClusterSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? DBClusterIdentifier { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>CreateDBClusterSnapshot</c> answers.</summary>
public class CreateDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}
