using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.EventBridge;

/// <summary>How a client reaches EventBridge: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonEventBridgeConfig : ClientConfig
{
    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonEventBridgeConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "events";
        EndpointProvider = new RegionalEndpointProvider("events", wish => wish.Fips && !wish.InGovCloud);
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_EVENTBRIDGE</c>.</summary>
    public static new string ServiceId => "EventBridge";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "events";

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-10-07";

    /// <inheritdoc/>
    public override string UserAgent { get; } = ServiceUserAgent.Of(ServiceId);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Ask(this, ServiceId, parameters);
}
