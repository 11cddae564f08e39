using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>ListStacks</c>. It can be enumerated once.</summary>
public interface IListStacksPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<ListStacksResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<StackSummary> StackSummaries { get; }
}

internal sealed class ListStacksPaginator(IAmazonCloudFormation client, ListStacksRequest request) : IListStacksPaginator
{
    private readonly MarkerPaginator<ListStacksRequest, ListStacksResponse> pages = new(request, client.ListStacksAsync);

    public IPaginatedEnumerable<ListStacksResponse> Responses => new PaginatedResponse<ListStacksResponse>(pages);

    public IPaginatedEnumerable<StackSummary> StackSummaries => new PaginatedResultKeyResponse<ListStacksResponse, StackSummary>(pages, page => page.StackSummaries ?? []);
}
