using System.Net;
using System.Text.Json.Nodes;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Hosting;

public sealed class SandboxServerTests : IAsyncLifetime
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());
    private readonly SandboxServer server;

    public SandboxServerTests() => server = SandboxServer.Start(sandbox);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Answers_the_official_SDK_over_loopback()
    {
        using var sts = Client();

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(sandbox.Primary().Id, identity.Account);
        Assert.Equal(sandbox.Calls.Latest[^1].RequestId, identity.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task Answers_many_at_once()
    {
        using var sts = Client();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())));

        Assert.Equal(50, answers.Select(answer => answer.ResponseMetadata.RequestId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_dropped_connection_is_dropped_and_the_next_one_is_answered()
    {
        sandbox.Faults.Add(new FaultRule(FaultKinds.Reset) { Count = 1 });
        using var http = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(Signed()));

        using var answer = await http.SendAsync(Signed());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_SDK_that_retries_gets_through_faults()
    {
        sandbox.Faults.Add(new FaultRule(FaultKinds.Reset) { Count = 1 });
        sandbox.Faults.Add(new FaultRule(FaultKinds.Throttling) { Count = 1 });
        using var sts = Client(retries: 3);

        await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal([400, 0, 200], sandbox.Calls.Latest.Select(call => call.Status));
    }

    [Fact]
    public async Task What_is_no_AWS_request_gets_an_error_and_not_a_hang()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(server.Address, "/favicon.ico"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("MissingAuthenticationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "MissingAuthenticationToken")]
    [InlineData(true, "NotInSandbox")]
    public async Task A_body_that_is_too_large_is_refused(bool isSigned, string code)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(new byte[64 << 20]);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = content };
        if (isSigned)
            request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=a");

        using var answer = await http.SendAsync(request);

        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1001)]
    public async Task Of_a_body_that_is_too_large_no_more_is_kept_than_shows_it(int most, int kept)
    {
        using var body = new MemoryStream(new byte[1 << 20]);

        Assert.Equal(kept, (await SandboxServer.ReadAsync(body, most)).Length);
        Assert.Equal(body.Length, body.Position);
    }

    [Fact]
    public async Task Once_stopped_its_port_is_free_again()
    {
        var first = SandboxServer.Start(sandbox);
        await first.DisposeAsync();

        await using var second = SandboxServer.Start(sandbox, first.Address.Port);

        Assert.Equal(first.Address, second.Address);
    }

    // Clients follow a queue's URL.
    [Fact]
    public void A_queues_url_names_the_endpoint_that_was_called()
    {
        var name = $"localhost:{server.Address.Port}";
        var request = RequestSigner.Sign(
            sandbox.Primary().AccessKey, "us-east-1", "sqs", "POST", "/", """{"QueueName":"letters"}""",
            new Dictionary<string, string> { ["x-amz-target"] = "AmazonSQS.CreateQueue" }, name);

        var answer = JsonNode.Parse(sandbox.Handle(request).Body)!;

        Assert.Equal($"http://{name}/111111111111/letters", (string?)answer["QueueUrl"]);
    }

    [Fact]
    public void A_queue_of_a_stack_is_at_the_sandboxs_own_address()
    {
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "cloudformation", "2010-05-15").Call(
            "CreateStack", ("StackName", "demo"), ("TemplateBody", """{"Resources":{"Letters":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"letters"} } } }"""));
        sandbox.Timeline.AdvanceTo(sandbox.Clock.GetUtcNow().AddMinutes(10));

        var resource = new QueryClient(sandbox, sandbox.Primary().AccessKey, "cloudformation", "2010-05-15")
            .Call("DescribeStackResources", ("StackName", "demo")).Descendants("PhysicalResourceId").Single();

        Assert.Equal(new Uri(server.Address, "/111111111111/letters").AbsoluteUri, resource.Value);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error() =>
        Assert.Throws<HttpListenerException>(() => SandboxServer.Start(sandbox, server.Address.Port));

    private HttpRequestMessage Signed()
    {
        var signed = RequestSigner.Sign(
            sandbox.Primary().AccessKey, "us-east-1", "sts", "GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "", host: server.Address.Authority);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, signed.Target));
        foreach (var (name, value) in signed.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return request;
    }

    private AmazonSecurityTokenServiceClient Client(int retries = 0) => new(
        SandboxClients.Credentials(sandbox.Primary()),
        new AmazonSecurityTokenServiceConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "us-east-2", MaxErrorRetry = retries });
}
