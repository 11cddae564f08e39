using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.EventBridge;

/// <summary>Client of Amazon EventBridge. Safe for concurrent use; one client serves one account and region.</summary>
public class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
    private static readonly Protocol Wire =
        new JsonProtocol("Amazon.EventBridge", "1.1", "AWSEvents", new Faults(typeof(AmazonEventBridgeException)));

    /// <summary>Credentials, region and settings from environment and profile.</summary>
    public AmazonEventBridgeClient() : this(new AmazonEventBridgeConfig()) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonEventBridgeClient(RegionEndpoint region) : this(new AmazonEventBridgeConfig { RegionEndpoint = region }) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonEventBridgeClient(AmazonEventBridgeConfig config) : base(config) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials) : this(credentials, new AmazonEventBridgeConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonEventBridgeConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonEventBridgeConfig.ServiceId);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    public virtual Task<DescribeEventBusResponse> DescribeEventBusAsync(DescribeEventBusRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeEventBusRequest, DescribeEventBusResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeRuleResponse> DescribeRuleAsync(DescribeRuleRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeRuleRequest, DescribeRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DisableRuleResponse> DisableRuleAsync(DisableRuleRequest request, CancellationToken cancellationToken = default) =>
        Call<DisableRuleRequest, DisableRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<EnableRuleResponse> EnableRuleAsync(EnableRuleRequest request, CancellationToken cancellationToken = default) =>
        Call<EnableRuleRequest, EnableRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListRulesRequest, ListRulesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default) =>
        Call<ListTargetsByRuleRequest, ListTargetsByRuleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) =>
        // A global endpoint needs Signature Version 4A: sent to the regional one, the events would arrive elsewhere than asked.
        request?.EndpointId is not null
            ? throw new NotSupportedException("EndpointId: this client does not send to global endpoints.")
            : Call<PutEventsRequest, PutEventsResponse>(request!, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceEndpoints();

    private Task<TResponse> Call<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonEventBridgeRequest, new()
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, Wire.Operation<TRequest, TResponse>(), cancellationToken);
    }
}
