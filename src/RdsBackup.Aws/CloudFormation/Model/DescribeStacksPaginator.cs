using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>DescribeStacks</c>. It can be enumerated once.</summary>
public interface IDescribeStacksPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeStacksResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<Stack> Stacks { get; }
}

internal sealed class DescribeStacksPaginator(IAmazonCloudFormation client, DescribeStacksRequest request) : IDescribeStacksPaginator
{
    private readonly MarkerPaginator<DescribeStacksRequest, DescribeStacksResponse> pages = new(request, client.DescribeStacksAsync);

    public IPaginatedEnumerable<DescribeStacksResponse> Responses => new PaginatedResponse<DescribeStacksResponse>(pages);

    public IPaginatedEnumerable<Stack> Stacks => new PaginatedResultKeyResponse<DescribeStacksResponse, Stack>(pages, page => page.Stacks ?? []);
}
