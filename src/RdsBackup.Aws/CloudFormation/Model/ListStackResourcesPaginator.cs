using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>ListStackResources</c>. It can be enumerated once.</summary>
public interface IListStackResourcesPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<ListStackResourcesResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<StackResourceSummary> StackResourceSummaries { get; }
}

internal sealed class ListStackResourcesPaginator(IAmazonCloudFormation client, ListStackResourcesRequest request) : IListStackResourcesPaginator
{
    private readonly MarkerPaginator<ListStackResourcesRequest, ListStackResourcesResponse> pages = new(request, client.ListStackResourcesAsync);

    public IPaginatedEnumerable<ListStackResourcesResponse> Responses => new PaginatedResponse<ListStackResourcesResponse>(pages);

    public IPaginatedEnumerable<StackResourceSummary> StackResourceSummaries => new PaginatedResultKeyResponse<ListStackResourcesResponse, StackResourceSummary>(pages, page => page.StackResourceSummaries ?? []);
}
