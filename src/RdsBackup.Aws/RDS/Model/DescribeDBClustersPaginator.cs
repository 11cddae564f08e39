using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The pages of <c>DescribeDBClusters</c>. It can be enumerated once.</summary>
public interface IDescribeDBClustersPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeDBClustersResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<DBCluster> DBClusters { get; }
}

internal sealed class DescribeDBClustersPaginator(IAmazonRDS client, DescribeDBClustersRequest request) : IDescribeDBClustersPaginator
{
    private readonly MarkerPaginator<DescribeDBClustersRequest, DescribeDBClustersResponse> pages = new(request, client.DescribeDBClustersAsync);

    public IPaginatedEnumerable<DescribeDBClustersResponse> Responses => new PaginatedResponse<DescribeDBClustersResponse>(pages);

    public IPaginatedEnumerable<DBCluster> DBClusters => new PaginatedResultKeyResponse<DescribeDBClustersResponse, DBCluster>(pages, page => page.DBClusters ?? []);
}
