using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's endpoint rules for a regional service; partitions are what AWSSDK.Core knows.</summary>
/// <param name="service">The first label of the host name, such as <c>rds</c>.</param>
/// <param name="saysFips">Whether the host name says <c>-fips</c>: in GovCloud ordinary endpoints may be FIPS endpoints, or the other way round.</param>
internal sealed class RegionalEndpointProvider(string service, Func<EndpointWish, bool> saysFips) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string { Length: > 0 } url)
            return CustomEndpoint.Of(url, fips, dualStack);

        if (parameters["Region"] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
            throw new AmazonClientException(Unsupported(fips, dualStack));

        var wish = new EndpointWish(region, partition.name == "aws-us-gov", fips, dualStack);
        var host = saysFips(wish) ? $"{service}-fips" : service;
        return new Endpoint($"https://{host}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}");
    }

    private static string Unsupported(bool fips, bool dualStack) => (fips, dualStack) switch
    {
        (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
        (true, false) => "FIPS is enabled but this partition does not support FIPS",
        _ => "DualStack is enabled but this partition does not support DualStack",
    };
}
