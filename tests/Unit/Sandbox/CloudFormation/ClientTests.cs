using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class ClientTests
{
    [Fact]
    public async Task The_sdks_client_reads_what_the_sandbox_writes()
    {
        var world = new StackWorld();
        using var client = new AmazonCloudFormationClient(SandboxClients.Credentials(world.Aws.Primary()), new AmazonCloudFormationConfig
        {
            ServiceURL = "http://sandbox.invalid/",
            AuthenticationRegion = StackWorld.Region,
            HttpClientFactory = new SandboxHttp(world.Aws),
            MaxErrorRetry = 0,
        });
        await client.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = "demo",
            ChangeSetName = "first",
            ChangeSetType = ChangeSetType.CREATE,
            TemplateBody = Templates.KeyAndRole,
            Capabilities = ["CAPABILITY_NAMED_IAM"],
        });
        world.Wait();
        var set = await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = "demo", ChangeSetName = "first" });
        await client.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = "demo", ChangeSetName = "first" });
        world.Wait();

        var stack = (await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = "demo" })).Stacks!.Single();
        var events = (await client.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = "demo" })).StackEvents!;

        Assert.Equal(["Alias", "Key", "Role"], set.Changes!.Select(change => change.ResourceChange!.LogicalResourceId).Order());
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        Assert.Equal(["KeyArn", "RoleArn"], stack.Outputs!.Select(output => output.OutputKey));
        Assert.Equal("demo", events[0].LogicalResourceId);
        var refusal = await Assert.ThrowsAsync<InvalidChangeSetStatusException>(() => client.ExecuteChangeSetAsync(
            new ExecuteChangeSetRequest { StackName = "demo", ChangeSetName = "first" }));
        Assert.Equal("InvalidChangeSetStatus", refusal.ErrorCode);
    }
}
