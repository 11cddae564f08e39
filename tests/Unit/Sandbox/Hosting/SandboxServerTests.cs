using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;

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

    private AmazonSecurityTokenServiceClient Client() => new(
        SandboxClients.Credentials(sandbox.Primary()),
        new AmazonSecurityTokenServiceConfig { ServiceURL = server.Address.ToString(), AuthenticationRegion = "us-east-2", MaxErrorRetry = 0 });
}
