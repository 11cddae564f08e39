using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBClusterSnapshotAttributes</c> is asked.</summary>
public class DescribeDBClusterSnapshotAttributesRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterSnapshotIdentifier { get; set; }
}

/// <summary>What <c>DescribeDBClusterSnapshotAttributes</c> answers.</summary>
public class DescribeDBClusterSnapshotAttributesResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshotAttributesResult? DBClusterSnapshotAttributesResult { get; set; }
}
