using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The pages of <c>ListExecutions</c>. It can be enumerated once.</summary>
public interface IListExecutionsPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<ListExecutionsResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<ExecutionListItem> Executions { get; }
}

internal sealed class ListExecutionsPaginator(IAmazonStepFunctions client, ListExecutionsRequest request) : IListExecutionsPaginator
{
    private readonly MarkerPaginator<ListExecutionsRequest, ListExecutionsResponse> pages = new(request, client.ListExecutionsAsync);

    public IPaginatedEnumerable<ListExecutionsResponse> Responses => new PaginatedResponse<ListExecutionsResponse>(pages);

    public IPaginatedEnumerable<ExecutionListItem> Executions => new PaginatedResultKeyResponse<ListExecutionsResponse, ExecutionListItem>(pages, page => page.Executions ?? []);
}
