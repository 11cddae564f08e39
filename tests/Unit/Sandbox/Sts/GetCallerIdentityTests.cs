using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;

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
}
