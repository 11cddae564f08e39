using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace RdsBackup.Aws.Runtime;

/// <summary>An endpoint that the user names: it is taken as it is, so nothing may be asked of it that changes it.</summary>
internal static class CustomEndpoint
{
    /// <exception cref="AmazonClientException">FIPS or dual-stack is asked for too.</exception>
    public static Endpoint Of(string url, bool fips, bool dualStack) =>
        fips ? throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported")
        : dualStack ? throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported")
        : new Endpoint(url);
}
