using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS;

/// <summary>How a client reaches RDS: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonRDSConfig : ClientConfig
{
    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonRDSConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "rds";
        EndpointProvider = new RegionalEndpointProvider("rds", wish => wish.Fips && (wish.DualStack || !wish.InGovCloud));
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_RDS</c>.</summary>
    public static new string ServiceId => "RDS";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "rds";

    /// <inheritdoc/>
    public override string ServiceVersion => "2014-10-31";

    /// <inheritdoc/>
    public override string UserAgent { get; } = ServiceUserAgent.Of(ServiceId);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Ask(this, ServiceId, parameters);
}
