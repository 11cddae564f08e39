using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The pages of <c>DescribeDBClusterSnapshots</c>. It can be enumerated once.</summary>
public interface IDescribeDBClusterSnapshotsPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeDBClusterSnapshotsResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<DBClusterSnapshot> DBClusterSnapshots { get; }
}

internal sealed class DescribeDBClusterSnapshotsPaginator(IAmazonRDS client, DescribeDBClusterSnapshotsRequest request) : IDescribeDBClusterSnapshotsPaginator
{
    private readonly MarkerPaginator<DescribeDBClusterSnapshotsRequest, DescribeDBClusterSnapshotsResponse> pages = new(request, client.DescribeDBClusterSnapshotsAsync);

    public IPaginatedEnumerable<DescribeDBClusterSnapshotsResponse> Responses => new PaginatedResponse<DescribeDBClusterSnapshotsResponse>(pages);

    public IPaginatedEnumerable<DBClusterSnapshot> DBClusterSnapshots => new PaginatedResultKeyResponse<DescribeDBClusterSnapshotsResponse, DBClusterSnapshot>(pages, page => page.DBClusterSnapshots ?? []);
}
