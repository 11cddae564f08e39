using System.Net;
using System.Text;
using System.Text.Json;
using Amazon;
using Amazon.CloudFormation;
using Amazon.EventBridge;
using Amazon.IdentityManagement;
using Amazon.RDS;
using Amazon.Runtime;
using Amazon.StepFunctions;

namespace RdsBackup.Unit.Aws;

/// <summary>The far end of the wire, in memory: keeps every request and answers at once.</summary>
internal sealed class Wire(Func<Wire.Request, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string RequestId = "b25f48e8-84fd-11e6-80d9-574e0c4664cb";

    private static readonly BasicAWSCredentials Credentials = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    public List<Request> Requests { get; } = [];

    public Request Last => Requests[^1];

    public HttpClientFactory Factory => new HandlerFactory(this);

    public static Wire Answering(params string[] bodies) => InTurn(bodies, body => Xml(body));

    public static Wire AnsweringJson(params string[] bodies) => InTurn(bodies, body => Json(body));

    public static HttpResponseMessage Xml(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "text/xml") };

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK, string? errorType = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        response.Headers.Add("x-amzn-RequestId", RequestId);
        if (errorType is not null)
            response.Headers.Add("x-amzn-ErrorType", errorType);
        return response;
    }

    public static HttpResponseMessage Error(string code, string message, HttpStatusCode status) => Xml(
        $"""
         <ErrorResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
           <Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>
           <RequestId>{RequestId}</RequestId>
         </ErrorResponse>
         """, status);

    public AmazonRDSClient Client(Action<AmazonRDSConfig>? configure = null) => Client(this, configure);

    public static AmazonRDSClient Client(HttpMessageHandler handler, Action<AmazonRDSConfig>? configure) =>
        new(Credentials, Config(handler, configure));

    public AmazonCloudFormationClient CloudFormation(Action<AmazonCloudFormationConfig>? configure = null) => new(Credentials, Config(this, configure));

    public AmazonStepFunctionsClient StepFunctions(Action<AmazonStepFunctionsConfig>? configure = null) => new(Credentials, Config(this, configure));

    public AmazonEventBridgeClient EventBridge(Action<AmazonEventBridgeConfig>? configure = null) => new(Credentials, Config(this, configure));

    public AmazonIdentityManagementServiceClient Iam(Action<AmazonIdentityManagementServiceConfig>? configure = null) => new(Credentials, Config(this, configure));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new StreamReader(request.Content!.ReadAsStream(cancellationToken));
        var headers = request.Headers.Concat(request.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new Request(request.RequestUri!, headers, body.ReadToEnd()));
        var response = answer(Last);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }

    private static Wire InTurn(string[] bodies, Func<string, HttpResponseMessage> answer)
    {
        var next = 0;
        return new Wire(_ => answer(bodies[next++]));
    }

    private static TConfig Config<TConfig>(HttpMessageHandler handler, Action<TConfig>? configure) where TConfig : ClientConfig, new()
    {
        var config = new TConfig { RegionEndpoint = RegionEndpoint.USEast1, MaxErrorRetry = 0, HttpClientFactory = new HandlerFactory(handler) };
        configure?.Invoke(config);
        return config;
    }

    internal sealed record Request(Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public string Authorization => Headers.GetValueOrDefault("Authorization", "");

        public IReadOnlyDictionary<string, string> Form { get; } = Headers.GetValueOrDefault("Content-Type", "").Contains("form", StringComparison.Ordinal)
            ? Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))
            : new Dictionary<string, string>();

        public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
    }

    private sealed class HandlerFactory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }
}
