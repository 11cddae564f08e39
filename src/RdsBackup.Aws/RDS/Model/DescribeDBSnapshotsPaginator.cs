using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The pages of <c>DescribeDBSnapshots</c>. It can be enumerated once.</summary>
public interface IDescribeDBSnapshotsPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeDBSnapshotsResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<DBSnapshot> DBSnapshots { get; }
}

internal sealed class DescribeDBSnapshotsPaginator(IAmazonRDS client, DescribeDBSnapshotsRequest request) : IDescribeDBSnapshotsPaginator
{
    private readonly MarkerPaginator<DescribeDBSnapshotsRequest, DescribeDBSnapshotsResponse> pages = new(request, client.DescribeDBSnapshotsAsync);

    public IPaginatedEnumerable<DescribeDBSnapshotsResponse> Responses => new PaginatedResponse<DescribeDBSnapshotsResponse>(pages);

    public IPaginatedEnumerable<DBSnapshot> DBSnapshots => new PaginatedResultKeyResponse<DescribeDBSnapshotsResponse, DBSnapshot>(pages, page => page.DBSnapshots ?? []);
}
