using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The pages of <c>DescribeDBInstances</c>. It can be enumerated once.</summary>
public interface IDescribeDBInstancesPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeDBInstancesResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<DBInstance> DBInstances { get; }
}

internal sealed class DescribeDBInstancesPaginator(IAmazonRDS client, DescribeDBInstancesRequest request) : IDescribeDBInstancesPaginator
{
    private readonly MarkerPaginator<DescribeDBInstancesRequest, DescribeDBInstancesResponse> pages = new(request, client.DescribeDBInstancesAsync);

    public IPaginatedEnumerable<DescribeDBInstancesResponse> Responses => new PaginatedResponse<DescribeDBInstancesResponse>(pages);

    public IPaginatedEnumerable<DBInstance> DBInstances => new PaginatedResultKeyResponse<DescribeDBInstancesResponse, DBInstance>(pages, page => page.DBInstances ?? []);
}
