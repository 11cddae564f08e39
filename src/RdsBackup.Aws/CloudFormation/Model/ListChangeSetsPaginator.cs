using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>ListChangeSets</c>. It can be enumerated once.</summary>
public interface IListChangeSetsPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<ListChangeSetsResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<ChangeSetSummary> Summaries { get; }
}

internal sealed class ListChangeSetsPaginator(IAmazonCloudFormation client, ListChangeSetsRequest request) : IListChangeSetsPaginator
{
    private readonly MarkerPaginator<ListChangeSetsRequest, ListChangeSetsResponse> pages = new(request, client.ListChangeSetsAsync);

    public IPaginatedEnumerable<ListChangeSetsResponse> Responses => new PaginatedResponse<ListChangeSetsResponse>(pages);

    public IPaginatedEnumerable<ChangeSetSummary> Summaries => new PaginatedResultKeyResponse<ListChangeSetsResponse, ChangeSetSummary>(pages, page => page.Summaries ?? []);
}
