using System.Diagnostics;
using Amazon.Runtime;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Simulation;

/// <summary>Puts SDK clients on the sandbox in memory, with <c>ClientConfig.HttpClientFactory</c>.</summary>
/// <param name="sandbox">What answers.</param>
/// <param name="tamper">Changes requests on their way; null for none.</param>
public sealed class SandboxHttp(AwsSandbox sandbox, Func<WireRequest, WireRequest>? tamper = null) : HttpClientFactory
{
    /// <summary>How long the sandbox has worked on answers: what is left of a run's time is the client's.</summary>
    public Stopwatch Answering { get; } = new();

    /// <summary>Changes answers on their way: what AWS may do and the sandbox does not. Null for none.</summary>
    public Func<string, WireResponse, WireResponse>? Rewrite { get; set; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new SandboxHandler(sandbox, tamper, Answering, (request, response) => Rewrite?.Invoke(request, response) ?? response)) { Timeout = Timeout.InfiniteTimeSpan };

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
