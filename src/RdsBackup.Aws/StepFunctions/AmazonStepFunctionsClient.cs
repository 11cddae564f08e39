using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions.Model;
using RdsBackup.Aws.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.StepFunctions;

/// <summary>Client of AWS Step Functions. Safe for concurrent use; one client serves one account and region.</summary>
public class AmazonStepFunctionsClient : AmazonServiceClient, IAmazonStepFunctions
{
    private static readonly Protocol Wire =
        new JsonProtocol("Amazon.StepFunctions", "1.0", "AWSStepFunctions", new Faults(typeof(AmazonStepFunctionsException)));

    private IStepFunctionsPaginatorFactory? paginators;

    /// <summary>Credentials, region and settings from environment and profile.</summary>
    public AmazonStepFunctionsClient() : this(new AmazonStepFunctionsConfig()) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonStepFunctionsClient(RegionEndpoint region) : this(new AmazonStepFunctionsConfig { RegionEndpoint = region }) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonStepFunctionsClient(AmazonStepFunctionsConfig config) : base(config) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonStepFunctionsClient(AWSCredentials credentials) : this(credentials, new AmazonStepFunctionsConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonStepFunctionsClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonStepFunctionsConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonStepFunctionsClient(AWSCredentials credentials, AmazonStepFunctionsConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public IStepFunctionsPaginatorFactory Paginators => paginators ??= new StepFunctionsPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonStepFunctionsConfig.ServiceId);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeExecutionRequest, DescribeExecutionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStateMachineResponse> DescribeStateMachineAsync(DescribeStateMachineRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeStateMachineRequest, DescribeStateMachineResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        Call<GetExecutionHistoryRequest, GetExecutionHistoryResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        Call<ListExecutionsRequest, ListExecutionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStateMachinesResponse> ListStateMachinesAsync(ListStateMachinesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListStateMachinesRequest, ListStateMachinesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        Call<StartExecutionRequest, StartExecutionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default) =>
        Call<StopExecutionRequest, StopExecutionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ValidateStateMachineDefinitionResponse> ValidateStateMachineDefinitionAsync(ValidateStateMachineDefinitionRequest request, CancellationToken cancellationToken = default) =>
        Call<ValidateStateMachineDefinitionRequest, ValidateStateMachineDefinitionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceEndpoints();

    private Task<TResponse> Call<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonStepFunctionsRequest, new()
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, Wire.Operation<TRequest, TResponse>(), cancellationToken);
    }
}
