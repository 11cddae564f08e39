using Amazon.Runtime;

namespace RdsBackup.Rehearsal.Setting;

/// <summary>Carries the SDK's calls to the sandbox straight, past any proxy the machine is set to.</summary>
internal sealed class LoopbackHttp : HttpClientFactory, IDisposable
{
    private readonly SocketsHttpHandler handler = new() { UseProxy = false };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => handler.Dispose();
}
