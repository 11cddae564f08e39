using System.Net;
using System.Text;
using Amazon.RDS;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>The far end of the wire, in memory: keeps every request and answers at once.</summary>
internal sealed class Wire(Func<Wire.Request, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<Request> Requests { get; } = [];

    public Request Last => Requests[^1];

    public HttpClientFactory Factory => new HandlerFactory(this);

    public static Wire Answering(params string[] bodies)
    {
        var next = 0;
        return new Wire(_ => Xml(bodies[next++]));
    }

    public static HttpResponseMessage Xml(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "text/xml") };

    public static HttpResponseMessage Error(string code, string message, HttpStatusCode status) => Xml(
        $"""
         <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
           <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
           <RequestId>b25f48e8-84fd-11e6-80d9-574e0c4664cb</RequestId>
         </ErrorResponse>
         """, status);

    public AmazonRDSClient Client(Action<AmazonRDSConfig>? configure = null) => Client(this, configure);

    public static AmazonRDSClient Client(HttpMessageHandler handler, Action<AmazonRDSConfig>? configure)
    {
        var config = new AmazonRDSConfig { RegionEndpoint = Amazon.RegionEndpoint.USEast1, MaxErrorRetry = 0, HttpClientFactory = new HandlerFactory(handler) };
        configure?.Invoke(config);
        return new AmazonRDSClient(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), config);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new StreamReader(request.Content!.ReadAsStream(cancellationToken));
        var form = body.ReadToEnd().Split('&').Select(pair => pair.Split('=')).ToDictionary(
            pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        Requests.Add(new Request(request.RequestUri!, request.Headers.TryGetValues("Authorization", out var values) ? values.Single() : "", form));
        var response = answer(Last);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    internal sealed record Request(Uri Uri, string Authorization, IReadOnlyDictionary<string, string> Form);

    private sealed class HandlerFactory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
