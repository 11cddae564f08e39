using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBSnapshots</c> is asked.</summary>
public class DescribeDBSnapshotsRequest : AmazonRDSRequest, IMarked
{
    public string? DBInstanceIdentifier { get; set; }
    public string? DBSnapshotIdentifier { get; set; }
    public string? SnapshotType { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
    public bool? IncludeShared { get; set; }
    public bool? IncludePublic { get; set; }
    public string? DbiResourceId { get; set; }
}

/// <summary>What <c>DescribeDBSnapshots</c> answers.</summary>
public class DescribeDBSnapshotsResponse : AmazonWebServiceResponse, IMarked
{
    public string? Marker { get; set; }

    [ListMember("DBSnapshot")]
    public List<DBSnapshot>? DBSnapshots { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
