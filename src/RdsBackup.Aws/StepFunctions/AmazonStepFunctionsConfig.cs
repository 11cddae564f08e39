using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions;

/// <summary>How a client reaches Step Functions: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonStepFunctionsConfig : ClientConfig
{
    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonStepFunctionsConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "states";
        EndpointProvider = new RegionalEndpointProvider(
            "states", wish => (wish.InGovCloud && wish.DualStack) || (wish.Fips && wish.Region != "us-gov-west-1"));
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_SFN</c>.</summary>
    public static new string ServiceId => "SFN";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "states";

    /// <inheritdoc/>
    public override string ServiceVersion => "2016-11-23";

    /// <inheritdoc/>
    public override string UserAgent { get; } = ServiceUserAgent.Of(ServiceId);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Ask(this, ServiceId, parameters);
}
