using Amazon.Runtime;
using RdsBackup.Sandbox;

namespace RdsBackup.Simulation;

/// <summary>Puts SDK clients on the sandbox in memory, with <c>ClientConfig.HttpClientFactory</c>.</summary>
public sealed class SandboxHttp(AwsSandbox sandbox) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SandboxHandler(sandbox)) { Timeout = Timeout.InfiniteTimeSpan };

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
