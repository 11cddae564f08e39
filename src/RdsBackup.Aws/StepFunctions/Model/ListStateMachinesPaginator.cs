using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The pages of <c>ListStateMachines</c>. It can be enumerated once.</summary>
public interface IListStateMachinesPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<ListStateMachinesResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<StateMachineListItem> StateMachines { get; }
}

internal sealed class ListStateMachinesPaginator(IAmazonStepFunctions client, ListStateMachinesRequest request) : IListStateMachinesPaginator
{
    private readonly MarkerPaginator<ListStateMachinesRequest, ListStateMachinesResponse> pages = new(request, client.ListStateMachinesAsync);

    public IPaginatedEnumerable<ListStateMachinesResponse> Responses => new PaginatedResponse<ListStateMachinesResponse>(pages);

    public IPaginatedEnumerable<StateMachineListItem> StateMachines => new PaginatedResultKeyResponse<ListStateMachinesResponse, StateMachineListItem>(pages, page => page.StateMachines ?? []);
}
