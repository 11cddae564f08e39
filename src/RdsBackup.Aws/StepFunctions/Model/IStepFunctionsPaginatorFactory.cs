namespace Amazon.StepFunctions.Model;

/// <summary>The lists as streams: a page is fetched when enumeration reaches it.</summary>
public interface IStepFunctionsPaginatorFactory
{
    /// <inheritdoc cref="IAmazonStepFunctions.GetExecutionHistoryAsync(GetExecutionHistoryRequest, CancellationToken)"/>
    IGetExecutionHistoryPaginator GetExecutionHistory(GetExecutionHistoryRequest request);

    /// <inheritdoc cref="IAmazonStepFunctions.ListExecutionsAsync(ListExecutionsRequest, CancellationToken)"/>
    IListExecutionsPaginator ListExecutions(ListExecutionsRequest request);

    /// <inheritdoc cref="IAmazonStepFunctions.ListStateMachinesAsync(ListStateMachinesRequest, CancellationToken)"/>
    IListStateMachinesPaginator ListStateMachines(ListStateMachinesRequest request);
}
