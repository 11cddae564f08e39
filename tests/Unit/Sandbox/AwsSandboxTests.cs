using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

public sealed class AwsSandboxTests
{
    [Fact]
    public void The_same_seed_makes_the_same_keys_and_request_ids_and_another_seed_others()
    {
        static (string Key, string Secret, string RequestId) Make(int seed)
        {
            var sandbox = new AwsSandbox(new SandboxOptions { Seed = seed });
            var unsigned = sandbox.Handle(new WireRequest("GET", "/", new Dictionary<string, string>(), []));
            return (sandbox.Primary().AccessKey.Id, sandbox.Primary().AccessKey.Secret, unsigned.RequestId);
        }

        Assert.Equal(Make(3), Make(3));
        Assert.NotEqual(Make(3), Make(4));
        Assert.Matches("^AKIA[A-Z2-7]{16}$", Make(3).Key);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Make(3).RequestId);
    }

    [Theory]
    [InlineData("11111111111")]
    [InlineData("11111111111x")]
    public void An_account_id_that_is_not_twelve_digits_is_an_error(string id) => Assert.Throws<ArgumentException>(() =>
        new AwsSandbox(new SandboxOptions { Accounts = new Dictionary<string, string> { ["odd"] = id } }));

    [Fact]
    public void What_is_due_has_happened_before_a_call_is_answered()
    {
        var clock = new VirtualClock();
        var sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        DateTimeOffset? happened = null;
        var due = clock.GetUtcNow().AddMinutes(20);
        sandbox.Timeline.At(due, at => happened = at);

        clock.Advance(TimeSpan.FromMinutes(19));
        QueryClient.Iam(sandbox, sandbox.Primary()).Call("GetUser");
        Assert.Null(happened);

        clock.Advance(TimeSpan.FromMinutes(6));
        QueryClient.Iam(sandbox, sandbox.Primary()).Call("GetUser");
        Assert.Equal(due, happened);
    }

    [Fact]
    public void A_defect_in_the_model_is_an_internal_failure_that_says_so()
    {
        var sandbox = new AwsSandbox(new SandboxOptions { WallClock = new BrokenClock() });

        var fault = Assert.Throws<AwsFault>(() => QueryClient.Iam(sandbox, sandbox.Primary()).Call("GetUser"));

        Assert.Equal(("InternalFailure", 500), (fault.Code, fault.Status));
        Assert.Contains("FormatException: odd", fault.Message, StringComparison.Ordinal);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new FormatException("odd");
    }
}
