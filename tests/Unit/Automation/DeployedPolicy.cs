using RdsBackup.Core.Aws;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>A policy's stacks in the sandbox: account <c>primary</c> with us-east-1, recovery in us-east-2, vault in <c>secondary</c>.</summary>
internal sealed class DeployedPolicy
{
    private readonly Dictionary<(string AccountId, string Region), Target> targets = [];

    internal World World { get; } = new();

    /// <summary>The policy, as a file says it; parts of it can be replaced before it is deployed.</summary>
    internal string Text { get; set; } = """
        {
          "name": "test",
          "sources": [{ "account": "111111111111", "regions": ["us-east-1"] }],
          "recovery": { "region": "us-east-2" },
          "vault": { "account": "222222222222" },
          "select": { "tag": { "Failsafe": "True" } },
          "notify": { "email": "dba@example.com" }
        }
        """;

    internal IReadOnlyList<PlannedStack> Plan => StackPlan.For(PolicyReader.Read(Text, "backup.json"));

    /// <summary>Deploys all stacks as the cmdlet does, and demands that all of them are as they should be.</summary>
    internal IReadOnlyList<StackResult> Deploy() => World.Run(async cancellation =>
    {
        await using var rollout = await StackRollout.PrepareAsync(StackOrders.Of(Plan, stack => Target(stack)), cancellation);
        Assert.Empty(rollout.Problems);
        var results = new List<StackResult>();
        await foreach (var result in rollout.ApplyAsync(_ => true, one => one.ApplyAsync(null, cancellation)))
            results.Add(result);
        foreach (var failed in results.Where(result => result.Stack is null))
            Assert.Fail($"{failed.Deployment.Order.Title}: {failed.Failure?.Message ?? "not begun"}");
        return results;
    });

    /// <summary>Deploys one template in <c>primary</c>'s source region.</summary>
    internal StackState Deploy(StackTemplate template, string name, params (string Name, string Value)[] parameters) => World.Run(async cancellation =>
    {
        var order = StackOrders.Of(World.Primary, template, name, parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal));
        var deployment = await StackDeployment.PrepareAsync(order, cancellation);
        return await deployment.ApplyAsync(null, cancellation);
    });

    /// <summary>Removes all stacks, the last one first.</summary>
    internal void Remove()
    {
        foreach (var stack in Plan.Reverse())
            Remove(Find(stack)!, Target(stack));
    }

    /// <summary>Removes one stack, in <c>primary</c>'s source region unless another place is given.</summary>
    internal void Remove(StackState stack, Target? target = null)
    {
        var cloudFormation = (target ?? World.Primary).CloudFormation;
        World.Run(cancellation => cloudFormation.ProtectAsync(stack.Name, on: false, cancellation));
        World.Run(cancellation => cloudFormation.DeleteAsync(stack.Id, cancellation));
        Pass(TimeSpan.FromMinutes(30));
        Assert.Equal("DELETE_COMPLETE", World.Run(cancellation => cloudFormation.FindAsync(stack.Id, cancellation))!.Status);
    }

    internal StackState? Find(PlannedStack stack) => World.Run(cancellation => Target(stack).CloudFormation.FindAsync(stack.Name, cancellation));

    internal StackState Find(StackTemplate template) => Find(Plan.First(stack => stack.Template == template))!;

    /// <summary>Lets sandbox time pass.</summary>
    internal void Pass(TimeSpan time)
    {
        World.Clock.Advance(time);
        World.Sandbox.Advance();
    }

    private Target Target(PlannedStack stack)
    {
        var key = (stack.Place.AccountId, stack.Place.Region);
        if (!targets.TryGetValue(key, out var target))
            targets[key] = target = (stack.Place.AccountId == World.Primary.AccountId ? World.Primary : World.Secondary).In(stack.Place.Region);
        return target;
    }
}
