namespace Amazon.RDS.Model;

/// <summary>The describe operations as streams: a page is fetched when enumeration reaches it.</summary>
public interface IRDSPaginatorFactory
{
    /// <summary>Lists DB instances.</summary>
    IDescribeDBInstancesPaginator DescribeDBInstances(DescribeDBInstancesRequest request);

    /// <summary>Lists DB clusters.</summary>
    IDescribeDBClustersPaginator DescribeDBClusters(DescribeDBClustersRequest request);

    /// <summary>Lists DB snapshots.</summary>
    IDescribeDBSnapshotsPaginator DescribeDBSnapshots(DescribeDBSnapshotsRequest request);

    /// <summary>Lists DB cluster snapshots.</summary>
    IDescribeDBClusterSnapshotsPaginator DescribeDBClusterSnapshots(DescribeDBClusterSnapshotsRequest request);
}
