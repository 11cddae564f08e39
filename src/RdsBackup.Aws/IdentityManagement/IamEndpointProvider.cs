using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using RdsBackup.Aws.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>IAM's endpoint rules: a partition has one endpoint, and calls are signed for that one's region, whichever region the client has.</summary>
internal sealed class IamEndpointProvider : IEndpointProvider
{
    private static readonly Dictionary<string, Hosts> Partitions = new()
    {
        ["aws"] = new("us-east-1", "iam.amazonaws.com", "iam-fips.amazonaws.com", "iam.global.api.aws", "iam-fips.global.api.aws"),
        ["aws-cn"] = new(
            "cn-north-1", "iam.cn-north-1.amazonaws.com.cn", "iam-fips.amazonaws.com.cn",
            "iam.global.api.amazonwebservices.com.cn", "iam-fips.api.amazonwebservices.com.cn"),
        ["aws-us-gov"] = new("us-gov-west-1", "iam.us-gov.amazonaws.com", "iam.us-gov.amazonaws.com", "iam.us-gov.api.aws", "iam.us-gov.api.aws"),
        ["aws-iso"] = new(
            "us-iso-east-1", "iam.us-iso-east-1.c2s.ic.gov", "iam-fips.us-iso-east-1.c2s.ic.gov", "iam.api.aws.ic.gov", "iam-fips.api.aws.ic.gov"),
        ["aws-iso-b"] = new(
            "us-isob-east-1", "iam.us-isob-east-1.sc2s.sgov.gov", "iam-fips.us-isob-east-1.sc2s.sgov.gov", "iam.api.aws.scloud", "iam-fips.api.aws.scloud"),
        ["aws-iso-e"] = new(
            "eu-isoe-west-1", "iam.eu-isoe-west-1.cloud.adc-e.uk", "iam-fips.cloud.adc-e.uk",
            "iam.api.cloud-aws.adc-e.uk", "iam-fips.api.cloud-aws.adc-e.uk"),
        ["aws-iso-f"] = new(
            "us-isof-south-1", "iam.us-isof-south-1.csp.hci.ic.gov", "iam-fips.csp.hci.ic.gov", "iam.api.aws.hci.ic.gov", "iam-fips.api.aws.hci.ic.gov"),
        ["aws-eusc"] = new(
            "eusc-de-east-1", "iam.eusc-de-east-1.amazonaws.eu", "iam-fips.amazonaws.eu",
            "iam.global.api.amazonwebservices.eu", "iam-fips.api.amazonwebservices.eu"),
    };

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string { Length: > 0 } url)
            return CustomEndpoint.Of(url, fips, dualStack);

        if (parameters["Region"] is not string { Length: > 0 } region || Fn.Partition(region) is not { } partition)
            throw new AmazonClientException("Invalid Configuration: Missing Region");

        if (!Partitions.TryGetValue(partition.name, out var hosts))
            throw new AmazonClientException($"IAM's endpoint in partition {partition.name} is not known here: set a service URL.");

        return new Endpoint(
            $"https://{hosts.Of(fips, dualStack)}",
            $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{hosts.SigningRegion}}"}]}""",
            "{}");
    }

    private sealed record Hosts(string SigningRegion, string Ordinary, string Fips, string DualStack, string FipsOnDualStack)
    {
        public string Of(bool fips, bool dualStack) => (fips, dualStack) switch
        {
            (false, false) => Ordinary,
            (true, false) => Fips,
            (false, true) => DualStack,
            _ => FipsOnDualStack,
        };
    }
}
