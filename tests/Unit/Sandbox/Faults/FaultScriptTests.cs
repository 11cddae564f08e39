using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Faults;

public sealed class FaultScriptTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    [Theory]
    [InlineData(FaultKinds.Throttling, "Throttling", 400)]
    [InlineData(FaultKinds.InternalFailure, "InternalFailure", 500)]
    [InlineData(FaultKinds.ServiceUnavailable, "ServiceUnavailable", 503)]
    public async Task A_fault_reaches_the_caller_with_AWSs_code_and_status(string kind, string code, int status)
    {
        sandbox.Faults.Add(new FaultRule(kind) { Count = 1 });
        using var sts = sandbox.Sts(sandbox.Primary());

        var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => Call(sts));
        Assert.Equal((code, status), (error.ErrorCode, (int)error.StatusCode));

        await Call(sts);
        Assert.Equal([code, null], sandbox.Calls.Latest.Select(call => call.Code));
    }

    [Theory]
    [InlineData(FaultKinds.Reset)]
    [InlineData(FaultKinds.LostAnswer)]
    public async Task A_dropped_connection_is_no_answer_at_all(string kind)
    {
        sandbox.Faults.Add(new FaultRule(kind) { Count = 1 });
        using var sts = sandbox.Sts(sandbox.Primary());

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Call(sts));

        Assert.IsType<HttpRequestException>(error is AmazonClientException ? error.InnerException : error);
        Assert.Equal(0, sandbox.Calls.Latest[^1].Status);
    }

    [Theory]
    [InlineData(FaultKinds.Reset, false)]
    [InlineData(FaultKinds.LostAnswer, true)]
    public void Behind_a_dropped_connection_the_call_was_done_or_not(string kind, bool done)
    {
        sandbox.Faults.Add(new FaultRule(kind) { Action = "CreateUser", Count = 1 });
        var iam = QueryClient.Iam(sandbox, sandbox.Primary());

        Assert.Throws<HttpRequestException>(() => iam.Call("CreateUser", ("UserName", "ann")));
        var again = Record.Exception(() => iam.Call("CreateUser", ("UserName", "ann")));

        Assert.Equal(done ? "EntityAlreadyExists" : null, (again as AwsFault)?.Code);
    }

    [Fact]
    public async Task A_rule_hits_only_what_it_names_after_what_it_skips_and_as_often_as_it_says()
    {
        sandbox.Faults.Add(new FaultRule(FaultKinds.Throttling)
        {
            Service = "sts",
            Action = "GetCallerIdentity",
            AccountId = sandbox.Primary().Id,
            Region = "us-east-2",
            Skip = 1,
            Count = 2,
        });

        Assert.Equal([true, true, true], await Outcomes(sandbox.Sts(sandbox.Primary(), "us-east-1"), 3));
        Assert.Equal([true, true, true], await Outcomes(sandbox.Sts(sandbox.Secondary(), "us-east-2"), 3));
        Assert.Equal([true, false, false, true], await Outcomes(sandbox.Sts(sandbox.Primary(), "us-east-2"), 4));
    }

    [Fact]
    public async Task The_same_seed_hits_the_same_calls()
    {
        async Task<List<bool>> Run(int seed)
        {
            var one = new AwsSandbox(new SandboxOptions { Seed = seed });
            one.Faults.Add(new FaultRule(FaultKinds.InternalFailure) { Rate = 0.3 });
            return await Outcomes(one.Sts(one.Primary()), 100);
        }

        var first = await Run(7);

        Assert.Equal(first, await Run(7));
        Assert.NotEqual(first, await Run(8));
        Assert.InRange(first.Count(succeeded => !succeeded), 15, 45);
    }

    [Fact]
    public void Latency_passes_on_the_simulations_clock()
    {
        var clock = new VirtualClock();
        var slow = new AwsSandbox(new SandboxOptions { Clock = clock });
        slow.Faults.Add(new FaultRule(FaultKinds.Latency) { Latency = TimeSpan.FromSeconds(20) });
        using var sts = slow.Sts(slow.Primary());
        var start = clock.GetUtcNow();

        clock.Run(() => Call(sts));

        Assert.Equal(start.AddSeconds(20), clock.GetUtcNow());
    }

    [Fact]
    public void A_service_asks_for_its_own_faults_by_name()
    {
        sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = "222222222222", Name = "orders", Count = 1 });

        Assert.False(sandbox.Faults.Take(FaultKinds.CopyFails, "222222222222", "us-east-2", "stock"));
        Assert.False(sandbox.Faults.Take(FaultKinds.CopyFails, "111111111111", "us-east-2", "orders"));
        Assert.True(sandbox.Faults.Take(FaultKinds.CopyFails, "222222222222", "us-east-2", "orders"));
        Assert.False(sandbox.Faults.Take(FaultKinds.CopyFails, "222222222222", "us-east-2", "orders"));
    }

    private static Task<GetCallerIdentityResponse> Call(AmazonSecurityTokenServiceClient sts) =>
        sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

    private static async Task<List<bool>> Outcomes(AmazonSecurityTokenServiceClient sts, int calls)
    {
        var outcomes = new List<bool>();
        using (sts)
        {
            for (var i = 0; i < calls; i++)
            {
                try
                {
                    await Call(sts);
                    outcomes.Add(true);
                }
                catch (AmazonSecurityTokenServiceException)
                {
                    outcomes.Add(false);
                }
            }
        }

        return outcomes;
    }
}
