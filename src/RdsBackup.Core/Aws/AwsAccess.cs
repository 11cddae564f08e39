using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Timing;

namespace RdsBackup.Core.Aws;

/// <summary>How AWS is reached, and how long a call is tried.</summary>
public sealed record AwsAccess
{
    /// <summary>One URL for all services, e.g. the sandbox's; null for AWS's endpoints, or what AWS_ENDPOINT_URL and the config file say.</summary>
    public Uri? Url { get; init; }

    /// <summary>What carries the calls; null for the SDK's own HTTP client.</summary>
    public HttpClientFactory? Http { get; init; }

    /// <summary>What a named profile says of the way; null where none is named.</summary>
    internal ProfileSettings? Profile { get; init; }

    /// <summary>The file with the certificates that are trusted; null for those of this machine.</summary>
    internal string? CaBundle { get; init; }

    /// <summary>What carries the calls and trusts what it should; null for the SDK's own HTTP client.</summary>
    /// <exception cref="BackupException">The file of trusted certificates cannot be used.</exception>
    internal HttpClientFactory? Carrier => Http ?? (CaBundle is null ? null : CaBundleHttp.Of(CaBundle));

    /// <summary>How often the SDK tries a call again by itself, with jitter. Default: 2, the SDK's own.</summary>
    public int MaxErrorRetry { get; init => field = Demand.NotNegative(value, nameof(MaxErrorRetry)); } = AccessDefaults.MaxErrorRetry;

    /// <summary>How long a call that fails for a passing reason is tried again after the SDK gave up. Default: 5 minutes.</summary>
    public TimeSpan Patience { get; init => field = Demand.NotNegative(value, nameof(Patience)); } = AccessDefaults.Patience;

    /// <summary>Time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Jitter.</summary>
    public Chance Chance { get; init; } = new(Environment.TickCount);

    /// <summary>A stand-in for AWS on this machine, whose time may run faster than wall time.</summary>
    /// <param name="url">Where it listens.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="seed">Where jitter comes from.</param>
    public static AwsAccess OnLoopback(Uri url, TimeProvider clock, int seed = 1) => new()
    {
        Url = url,
        Http = new LoopbackHttp(),
        Clock = clock,
        Chance = new Chance(seed),
        // The SDK's own retries pause by wall time, which may be hours here: the engine's patience does it all, on that clock.
        MaxErrorRetry = 0,
        Patience = TimeSpan.FromHours(1),
    };

    internal TConfig Configure<TConfig>(TConfig config, string region) where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        Profile?.ApplyTo(config);
        if (Url is not null)
        {
            config.ServiceURL = Url.AbsoluteUri;
            // With a URL set, the SDK would sign for the profile's region.
            config.AuthenticationRegion = region;
            // Where the user's settings ask for these, the SDK refuses a URL.
            config.UseFIPSEndpoint = false;
            config.UseDualstackEndpoint = false;
        }
        else if (!string.IsNullOrEmpty(config.ServiceURL))
        {
            // The same for a URL that the environment or the config file names.
            config.AuthenticationRegion = region;
        }

        // Adaptive mode gives up on the first throttle of a fresh client.
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = MaxErrorRetry;
        if (Carrier is { } carrier)
            config.HttpClientFactory = carrier;
        return config;
    }

    /// <summary>STS as it is reached from a region.</summary>
    internal AmazonSecurityTokenServiceClient Sts(AWSCredentials credentials, string region) =>
        Watched(new AmazonSecurityTokenServiceClient(credentials, Configure(new AmazonSecurityTokenServiceConfig(), region)));

    /// <summary>Has a client say which way each call went that fails.</summary>
    internal TClient Watched<TClient>(TClient client) where TClient : AmazonServiceClient => Way.NotedBy(client, Proxy);

    /// <summary>What says which proxy serves a URL; null where none does.</summary>
    internal IWebProxy? Proxy => Http is null ? HttpClient.DefaultProxy : null;

    /// <summary>Makes a call, and makes it again while it fails for a passing reason and patience lasts.</summary>
    /// <exception cref="BackupException">What AWS or the network says.</exception>
    internal async Task<T> CallAsync<T>(FaultContext context, Func<Task<T>> call, CancellationToken cancellation)
    {
        var until = Clock.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                return await FaultMap.GuardAsync(context, call, cancellation).ConfigureAwait(false);
            }
            catch (BackupException passing) when (passing.Kind != FailureKind.CopyQuotaExceeded && passing.Failure.IsTransient && Clock.GetUtcNow() < until)
            {
                await Pause.ForAsync(Chance.UpTo(LongestPause), Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
}
