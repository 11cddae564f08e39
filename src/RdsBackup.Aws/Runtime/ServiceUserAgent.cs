using Amazon.Util.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>What a client calls itself in its requests.</summary>
internal static class ServiceUserAgent
{
    public static string Of(string serviceId) =>
        InternalSDKUtils.BuildUserAgentString(serviceId, typeof(ServiceUserAgent).Assembly.GetName().Version!.ToString(3));
}
