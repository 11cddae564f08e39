using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS;

/// <summary>How a client reaches RDS: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonRDSConfig : ClientConfig
{
    private static readonly string UserAgentString =
        InternalSDKUtils.BuildUserAgentString(ServiceId, typeof(AmazonRDSConfig).Assembly.GetName().Version!.ToString(3));

    private static readonly RegionalEndpointResolver EndpointResolver = new();

    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonRDSConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "rds";
        EndpointProvider = new RegionalEndpointProvider("rds", ordinaryIsFipsInGovCloud: true);
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_RDS</c>.</summary>
    public static new string ServiceId => "RDS";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "rds";

    /// <inheritdoc/>
    public override string ServiceVersion => "2014-10-31";

    /// <inheritdoc/>
    public override string UserAgent => UserAgentString;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };
        return EndpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
