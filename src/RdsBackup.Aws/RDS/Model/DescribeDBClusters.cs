using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBClusters</c> is asked.</summary>
public class DescribeDBClustersRequest : AmazonRDSRequest, IMarked
{
    public string? DBClusterIdentifier { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? IncludeShared { get; set; }
}

/// <summary>What <c>DescribeDBClusters</c> answers.</summary>
public class DescribeDBClustersResponse : AmazonWebServiceResponse, IMarked
{
    public string? Marker { get; set; }

    [ListMember("DBCluster")]
    public List<DBCluster>? DBClusters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
