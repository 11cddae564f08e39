using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>DescribeStackEvents</c>. It can be enumerated once.</summary>
public interface IDescribeStackEventsPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeStackEventsResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<StackEvent> StackEvents { get; }
}

internal sealed class DescribeStackEventsPaginator(IAmazonCloudFormation client, DescribeStackEventsRequest request) : IDescribeStackEventsPaginator
{
    private readonly MarkerPaginator<DescribeStackEventsRequest, DescribeStackEventsResponse> pages = new(request, client.DescribeStackEventsAsync);

    public IPaginatedEnumerable<DescribeStackEventsResponse> Responses => new PaginatedResponse<DescribeStackEventsResponse>(pages);

    public IPaginatedEnumerable<StackEvent> StackEvents => new PaginatedResultKeyResponse<DescribeStackEventsResponse, StackEvent>(pages, page => page.StackEvents ?? []);
}
