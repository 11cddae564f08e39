namespace Amazon.RDS.Model;

internal sealed class RDSPaginatorFactory(IAmazonRDS client) : IRDSPaginatorFactory
{
    public IDescribeDBInstancesPaginator DescribeDBInstances(DescribeDBInstancesRequest request) => new DescribeDBInstancesPaginator(client, request);

    public IDescribeDBClustersPaginator DescribeDBClusters(DescribeDBClustersRequest request) => new DescribeDBClustersPaginator(client, request);

    public IDescribeDBSnapshotsPaginator DescribeDBSnapshots(DescribeDBSnapshotsRequest request) => new DescribeDBSnapshotsPaginator(client, request);

    public IDescribeDBClusterSnapshotsPaginator DescribeDBClusterSnapshots(DescribeDBClusterSnapshotsRequest request) => new DescribeDBClusterSnapshotsPaginator(client, request);
}
