using RdsBackup.Core.Policies;
using RdsBackup.Core.Retention;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Unit.Automation;

/// <summary>Copies that the chain makes by hand, where the stacks are deployed: they count like those that the stacks make.</summary>
public sealed class CopiesByHandTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void They_are_counted_kept_and_removed_by_the_stacks_and_the_watch_is_content()
    {
        var retention = new Retention(Daily: 3, Weekly: 0, Monthly: 0, Yearly: 0, Minimum: 1, MinimumAgeDays: 1);
        var stacks = new StackedWorld();
        stacks.World.WithDatabase("orders").WithDatabase("crm");
        stacks.Deploy(StackedWorld.Nightly with { Retention = retention });
        // So that the stacks make none themselves.
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Snapshot Selected" });

        var begun = stacks.World.Clock.GetUtcNow() + (Day * 2);
        for (var day = 0; day < 9; day++)
        {
            stacks.After(Day);
            Assert.All(stacks.World.RunChain(), result => Assert.True(result.Succeeded, result.Failure?.Message));
        }

        // Retention and watch have their time after the last copies.
        stacks.After(Day * 0.9);
        var now = stacks.World.Clock.GetUtcNow();
        var made = stacks.World.Sandbox.Calls.Latest.Count(call => call is { Action: "CopyDBSnapshot", AccountId: "222222222222", Code: null, Status: 200 });
        var left = stacks.Vault.Select(copy => new VaultCopy(copy.Arn.ToString(), copy.DatabaseIdentifier, copy.CreateTime, VaultCopyState.Proven)).ToList();

        Assert.Equal(18, made);
        Assert.InRange(left.Count, 2 * 3, 2 * 4);
        Assert.All(RetentionPlan.For(left, retention, now - (Day * 0.9)), decision => Assert.True(decision.IsKept, decision.ToString()));
        Assert.DoesNotContain(stacks.Messages, message => message.Time > begun && message.Body.Contains("No copy of", StringComparison.Ordinal));
    }
}
