using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>CreateDBSnapshot</c> is asked.</summary>
public class CreateDBSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? DBInstanceIdentifier { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>CreateDBSnapshot</c> answers.</summary>
public class CreateDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBSnapshot? DBSnapshot { get; set; }
}
