using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation;

/// <summary>How a client reaches CloudFormation: region or service URL, FIPS, dual-stack, retries, time-outs, HTTP.</summary>
public class AmazonCloudFormationConfig : ClientConfig
{
    /// <summary>Starts from the settings of environment and profile.</summary>
    public AmazonCloudFormationConfig() : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cloudformation";
        EndpointProvider = new RegionalEndpointProvider("cloudformation", wish => wish.Fips && (wish.DualStack || !wish.InGovCloud));
    }

    /// <summary>The service's name in configuration, as in <c>AWS_ENDPOINT_URL_CLOUDFORMATION</c>.</summary>
    public static new string ServiceId => "CloudFormation";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "cloudformation";

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-15";

    /// <inheritdoc/>
    public override string UserAgent { get; } = ServiceUserAgent.Of(ServiceId);

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        ServiceEndpointResolver.Ask(this, ServiceId, parameters);
}
