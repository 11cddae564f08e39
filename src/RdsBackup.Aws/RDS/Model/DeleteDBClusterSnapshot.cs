using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DeleteDBClusterSnapshot</c> is asked.</summary>
public class DeleteDBClusterSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterSnapshotIdentifier { get; set; }
}

/// <summary>What <c>DeleteDBClusterSnapshot</c> answers.</summary>
public class DeleteDBClusterSnapshotResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshot? DBClusterSnapshot { get; set; }
}
