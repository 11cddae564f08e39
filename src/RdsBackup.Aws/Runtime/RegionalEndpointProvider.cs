using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's endpoint rules for a regional service without rules of its own; partitions are what AWSSDK.Core knows.</summary>
/// <param name="service">The first label of the host name, such as <c>rds</c>.</param>
/// <param name="ordinaryIsFipsInGovCloud">Whether the ordinary endpoints of GovCloud are FIPS endpoints under their ordinary name.</param>
internal sealed class RegionalEndpointProvider(string service, bool ordinaryIsFipsInGovCloud) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string { Length: > 0 } url)
        {
            return fips ? throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported")
                : dualStack ? throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported")
                : new Endpoint(url);
        }

        if (parameters["Region"] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
            throw new AmazonClientException(Unsupported(fips, dualStack));

        var host = fips && (dualStack || !ordinaryIsFipsInGovCloud || partition.name != "aws-us-gov") ? $"{service}-fips" : service;
        return new Endpoint($"https://{host}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }

    private static string Unsupported(bool fips, bool dualStack) => (fips, dualStack) switch
    {
        (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
        (true, false) => "FIPS is enabled but this partition does not support FIPS",
        _ => "DualStack is enabled but this partition does not support DualStack",
    };
}
