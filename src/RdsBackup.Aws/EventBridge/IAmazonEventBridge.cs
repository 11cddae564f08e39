using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge, API version 2015-10-07: the part of it that reads and pauses rules and sends events.</summary>
/// <remarks>Every operation throws <see cref="AmazonEventBridgeException"/>, or the class of it that AWS's model gives the error.</remarks>
public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    /// <summary>The endpoint a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Reads a bus and its policy.</summary>
    Task<DescribeEventBusResponse> DescribeEventBusAsync(DescribeEventBusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a rule.</summary>
    Task<DescribeRuleResponse> DescribeRuleAsync(DescribeRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a rule from matching.</summary>
    Task<DisableRuleResponse> DisableRuleAsync(DisableRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets a rule match again.</summary>
    Task<EnableRuleResponse> EnableRuleAsync(EnableRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the rules of a bus, a page at a time.</summary>
    Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the targets of a rule, a page at a time.</summary>
    Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sends up to ten events. The call succeeds even if some fail: see <see cref="PutEventsResponse.FailedEntryCount"/>.</summary>
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonEventBridgeConfig config
            ? throw new AmazonClientException("ClientConfig is not of type AmazonEventBridgeConfig to create AmazonEventBridgeClient")
            : awsCredentials is null ? new AmazonEventBridgeClient(config) : new AmazonEventBridgeClient(awsCredentials, config);
}
