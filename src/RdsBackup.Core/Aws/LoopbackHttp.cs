using Amazon.Runtime;

namespace RdsBackup.Core.Aws;

/// <summary>Carries the SDK's calls to this machine straight, past any proxy it is set to.</summary>
internal sealed class LoopbackHttp : HttpClientFactory
{
    private static readonly SocketsHttpHandler Handler = new() { UseProxy = false };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(Handler, disposeHandler: false);

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
