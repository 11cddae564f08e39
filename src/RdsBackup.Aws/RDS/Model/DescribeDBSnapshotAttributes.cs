using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBSnapshotAttributes</c> is asked.</summary>
public class DescribeDBSnapshotAttributesRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBSnapshotIdentifier { get; set; }
}

/// <summary>What <c>DescribeDBSnapshotAttributes</c> answers.</summary>
public class DescribeDBSnapshotAttributesResponse : AmazonWebServiceResponse
{
    public DBSnapshotAttributesResult? DBSnapshotAttributesResult { get; set; }
}
