using Amazon.Runtime;

namespace RdsBackup.Aws.Runtime;

/// <summary>What the SDK's <c>defaults_mode</c> means: retries by the standard mode, and how long a connection may take.</summary>
internal static class DefaultConfigurations
{
    public static readonly IReadOnlyList<IDefaultConfiguration> All =
    [
        Of(DefaultConfigurationMode.Standard, 3100),
        Of(DefaultConfigurationMode.InRegion, 1100),
        Of(DefaultConfigurationMode.CrossRegion, 3100),
        Of(DefaultConfigurationMode.Mobile, 30000),
        Of(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Of(DefaultConfigurationMode mode, int milliseconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(milliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(milliseconds),
    };
}
