namespace Amazon.StepFunctions.Model;

internal sealed class StepFunctionsPaginatorFactory(IAmazonStepFunctions client) : IStepFunctionsPaginatorFactory
{
    public IGetExecutionHistoryPaginator GetExecutionHistory(GetExecutionHistoryRequest request) => new GetExecutionHistoryPaginator(client, request);

    public IListExecutionsPaginator ListExecutions(ListExecutionsRequest request) => new ListExecutionsPaginator(client, request);

    public IListStateMachinesPaginator ListStateMachines(ListStateMachinesRequest request) => new ListStateMachinesPaginator(client, request);
}
