using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DeleteDBCluster</c> is asked.</summary>
public class DeleteDBClusterRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterIdentifier { get; set; }

    public bool? SkipFinalSnapshot { get; set; }
    public string? FinalDBSnapshotIdentifier { get; set; }
    public bool? DeleteAutomatedBackups { get; set; }
}

/// <summary>What <c>DeleteDBCluster</c> answers.</summary>
public class DeleteDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster? DBCluster { get; set; }
}
