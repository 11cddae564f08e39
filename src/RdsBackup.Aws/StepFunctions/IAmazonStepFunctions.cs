using Amazon.Runtime;
using Amazon.StepFunctions.Model;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.StepFunctions;

/// <summary>AWS Step Functions, API version 2016-11-23: the part of it that starts, stops and reads executions.</summary>
/// <remarks>Every operation throws <see cref="AmazonStepFunctionsException"/>, or the class of it that AWS's model gives the error.</remarks>
public interface IAmazonStepFunctions : IAmazonService, IDisposable
{
    /// <summary>Paginators: the lists as streams.</summary>
    IStepFunctionsPaginatorFactory Paginators { get; }

    /// <summary>The endpoint a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Reads an execution: state, input, output, error.</summary>
    Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a state machine and its definition.</summary>
    Task<DescribeStateMachineResponse> DescribeStateMachineAsync(DescribeStateMachineRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the events of an execution, a page at a time.</summary>
    Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the executions of a state machine, newest first, a page at a time.</summary>
    Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists state machines, a page at a time.</summary>
    Task<ListStateMachinesResponse> ListStateMachinesAsync(ListStateMachinesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts an execution. The same name with the same input while it runs answers the one that runs.</summary>
    Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops an execution.</summary>
    Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Checks a definition without making a state machine of it.</summary>
    Task<ValidateStateMachineDefinitionResponse> ValidateStateMachineDefinitionAsync(ValidateStateMachineDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonStepFunctionsConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonStepFunctionsConfig config
            ? throw new AmazonClientException("ClientConfig is not of type AmazonStepFunctionsConfig to create AmazonStepFunctionsClient")
            : awsCredentials is null ? new AmazonStepFunctionsClient(config) : new AmazonStepFunctionsClient(awsCredentials, config);
}
