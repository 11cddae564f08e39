using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeDBInstances</c> is asked.</summary>
public class DescribeDBInstancesRequest : AmazonRDSRequest, IMarked
{
    public string? DBInstanceIdentifier { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

/// <summary>What <c>DescribeDBInstances</c> answers.</summary>
public class DescribeDBInstancesResponse : AmazonWebServiceResponse, IMarked
{
    public string? Marker { get; set; }

    [ListMember("DBInstance")]
    public List<DBInstance>? DBInstances { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
