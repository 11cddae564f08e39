using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Iam;

namespace RdsBackup.Unit.Sandbox.Sts;

public sealed class GetCallerIdentityTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    [Fact]
    public async Task Names_the_account_and_user_that_signed()
    {
        using var sts = sandbox.Sts(sandbox.Secondary());

        var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal("222222222222", identity.Account);
        Assert.Equal("arn:aws:iam::222222222222:user/admin", identity.Arn);
        Assert.StartsWith("AIDA", identity.UserId, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_on_the_calling_thread_before_the_call_returns()
    {
        using var sts = sandbox.Sts(sandbox.Primary());

        var call = sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Needs_no_permission_and_cannot_be_denied()
    {
        var iam = QueryClient.Iam(sandbox, sandbox.Primary());
        iam.Call("CreateUser", ("UserName", "ann"));
        iam.Call("PutUserPolicy", ("UserName", "ann"), ("PolicyName", "none"), ("PolicyDocument", Policies.Allow("*", effect: "Deny")));
        var key = iam.Call("CreateAccessKey", ("UserName", "ann")).Element("AccessKey")!;
        using var sts = sandbox.Sts(new BasicAWSCredentials((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!));

        Assert.Equal("arn:aws:iam::111111111111:user/ann", (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
    }
}
