using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBClusterSnapshots</c> is asked.</summary>
public class DescribeDBClusterSnapshotsRequest : AmazonRDSRequest, IMarked
{
    public string? DBClusterIdentifier { get; set; }
    public string? DBClusterSnapshotIdentifier { get; set; }
    public string? SnapshotType { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? IncludeShared { get; set; }
    public bool? IncludePublic { get; set; }
    public string? DbClusterResourceId { get; set; }
}

/// <summary>What <c>DescribeDBClusterSnapshots</c> answers.</summary>
public class DescribeDBClusterSnapshotsResponse : AmazonWebServiceResponse, IMarked
{
    public string? Marker { get; set; }

    [ListMember("DBClusterSnapshot")]
    public List<DBClusterSnapshot>? DBClusterSnapshots { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
