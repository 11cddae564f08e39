using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>How a client reaches IAM: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonIdentityManagementServiceConfig : ClientConfig
{
    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonIdentityManagementServiceConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "iam";
        EndpointProvider = new IamEndpointProvider();
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_IAM</c>.</summary>
    public static new string ServiceId => "IAM";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "iam";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-08";

    /// <inheritdoc/>
    public override string UserAgent { get; } = ServiceUserAgent.Of(ServiceId);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Ask(this, ServiceId, parameters);
}
