using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DeleteDBSnapshot</c> is asked.</summary>
public class DeleteDBSnapshotRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBSnapshotIdentifier { get; set; }
}

/// <summary>What <c>DeleteDBSnapshot</c> answers.</summary>
public class DeleteDBSnapshotResponse : AmazonWebServiceResponse
{
    public DBSnapshot? DBSnapshot { get; set; }
}
