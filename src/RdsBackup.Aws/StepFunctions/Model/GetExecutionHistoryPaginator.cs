using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>The pages of <c>GetExecutionHistory</c>. It can be enumerated once.</summary>
public interface IGetExecutionHistoryPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<GetExecutionHistoryResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<HistoryEvent> Events { get; }
}

internal sealed class GetExecutionHistoryPaginator(IAmazonStepFunctions client, GetExecutionHistoryRequest request) : IGetExecutionHistoryPaginator
{
    private readonly MarkerPaginator<GetExecutionHistoryRequest, GetExecutionHistoryResponse> pages = new(request, client.GetExecutionHistoryAsync);

    public IPaginatedEnumerable<GetExecutionHistoryResponse> Responses => new PaginatedResponse<GetExecutionHistoryResponse>(pages);

    public IPaginatedEnumerable<HistoryEvent> Events => new PaginatedResultKeyResponse<GetExecutionHistoryResponse, HistoryEvent>(pages, page => page.Events ?? []);
}
