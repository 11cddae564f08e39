using System.Collections.Concurrent;
using System.Net;
using Amazon.Runtime;

namespace RdsBackup.Core.Aws;

/// <summary>
/// Sends a call once. When a connection ends before the answer, the SDK sends it again up to ten times whatever <c>MaxErrorRetry</c> says, and .NET's transport
/// below it does by itself. For calls that make a second one of what the first has made already.
/// </summary>
/// <param name="carrier">What carries other calls; null for the SDK's own HTTP client, whose settings are kept.</param>
internal sealed class SendOnceHttp(HttpClientFactory? carrier) : HttpClientFactory
{
    private HttpClient? http;

    // The SDK asks for one again each time it sends.
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => LazyInitializer.EnsureInitialized(
        ref http, () => new HttpClient(new Once(carrier?.CreateHttpClient(clientConfig) ?? Plain(clientConfig))) { Timeout = Timeout.InfiniteTimeSpan });

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    private static IOException Lost() => new("The connection ended before AWS answered.");

    private static HttpClient Plain(IClientConfig config)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = config.AllowAutoRedirect, AutomaticDecompression = DecompressionMethods.None };
        if (config.GetWebProxy() is { } proxy)
            handler.Proxy = proxy;
        return new HttpClient(handler) { Timeout = config.Timeout ?? Timeout.InfiniteTimeSpan };
    }

    private sealed class Once(HttpClient carrier) : HttpMessageHandler
    {
        private const string InvocationId = "amz-sdk-invocation-id";
        private readonly ConcurrentDictionary<string, bool> sent = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var invocation = request.Headers.TryGetValues(InvocationId, out var ids) ? string.Concat(ids) : "";
            if (!sent.TryAdd(invocation, true))
                throw Lost();
            using var message = new HttpRequestMessage(request.Method, request.RequestUri)
            {
                Version = request.Version,
                VersionPolicy = request.VersionPolicy,
                Content = request.Content is { } content ? new OnceContent(content) : null,
            };
            foreach (var (name, values) in request.Headers.NonValidated)
                message.Headers.TryAddWithoutValidation(name, values);
            var answer = await carrier.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            // What AWS refuses has made nothing, and the SDK may set its clock right and ask again.
            if ((int)answer.StatusCode is >= 400 and < 500)
                sent.TryRemove(invocation, out _);
            return answer;
        }
    }

    private sealed class OnceContent : HttpContent
    {
        private readonly HttpContent content;
        private bool sent;

        public OnceContent(HttpContent content)
        {
            this.content = content;
            foreach (var (name, values) in content.Headers.NonValidated)
                Headers.TryAddWithoutValidation(name, values);
        }

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Demand();
            content.CopyTo(stream, context, cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Demand();
            return content.CopyToAsync(stream, context);
        }

        private void Demand()
        {
            if (sent)
                throw Lost();
            sent = true;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Headers.ContentLength ?? 0;
            return content.Headers.ContentLength is not null;
        }
    }
}
