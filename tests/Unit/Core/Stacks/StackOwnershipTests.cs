using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.Simulation;
using RdsBackup.Unit.Automation;

namespace RdsBackup.Unit.Core.Stacks;

/// <summary>What is not of the template, or of the policy, that somebody deploys or removes is not touched.</summary>
public class StackOwnershipTests
{
    private const string Foreign = """
        { "Description": "Somebody's own", "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "somebodys" } } } }
        """;

    private readonly StackedWorld stacks = new();

    [Fact]
    public void A_stack_that_is_somebody_elses_is_neither_replaced_nor_removed()
    {
        Order(new StackOrder(stacks.World.Primary, "rdsbackup-source", "somebodys.json", Foreign, new Dictionary<string, string>()));

        Assert.Equal(FailureKind.StackNotOurs, Refusal(() => stacks.Deploy(StackTemplate.SourceRegion, "rdsbackup-source", ("RecoveryRegion", World.RecoveryRegion), ("TagKey", ""))).Kind);
        Assert.Equal(FailureKind.StackNotOurs, Refusal(() => stacks.Remove("rdsbackup-source")).Kind);
        Assert.NotNull(stacks.World.Sandbox.Sns.Find(stacks.World.Primary.AccountId, World.SourceRegion, "somebodys"));
    }

    [Fact]
    public void A_stack_of_another_template_is_not_replaced()
    {
        stacks.Deploy(StackTemplate.Notifications, "rdsbackup-source");

        Assert.Contains("another template", Refusal(() => stacks.Deploy(StackTemplate.SourceRegion, "rdsbackup-source", ("RecoveryRegion", World.RecoveryRegion), ("TagKey", ""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_whose_description_only_begins_with_our_name_is_somebody_elses()
    {
        var own = Foreign.Replace("Somebody's own", "RdsBackup prod - source databases and their alarms", StringComparison.Ordinal);
        Order(new StackOrder(stacks.World.Primary, "rdsbackup-source", "somebodys.json", own, new Dictionary<string, string>()));

        Assert.Equal(FailureKind.StackNotOurs, Refusal(() => stacks.Deploy(StackTemplate.SourceRegion, "rdsbackup-source", ("RecoveryRegion", World.RecoveryRegion), ("TagKey", ""))).Kind);
        Assert.Equal(FailureKind.StackNotOurs, Refusal(() => stacks.Remove("rdsbackup-source")).Kind);
    }

    [Fact]
    public void A_template_of_ones_own_replaces_its_own_stack_and_none_of_ours()
    {
        stacks.Deploy();
        var order = new StackOrder(stacks.World.Primary, "rdsbackup-source", "somebodys.json", Foreign, new Dictionary<string, string>());

        Assert.Equal(FailureKind.StackNotOurs, Refusal(() => Order(order)).Kind);
        Order(order with { Name = "somebodys" });
        Order(order with { Name = "somebodys", Template = Foreign.Replace("Somebody's", "Nobody's", StringComparison.Ordinal) });
    }

    [Fact]
    public void A_second_policy_with_the_same_prefix_is_refused_and_told_what_it_would_lose()
    {
        stacks.World.WithDatabase("orders").WithDatabase("crm");
        stacks.Deploy();
        var second = StackedWorld.Nightly with { Name = "hourly", Select = StackedWorld.Nightly.Select with { Include = ["crm"] } };

        var problems = stacks.World.Run(async cancellation =>
        {
            await using var rollout = await StackRollout.PrepareAsync(StackOrders.Of(StackPlan.For(second), stacks.In), cancellation);
            return rollout.Problems;
        });

        Assert.All(problems, problem => Assert.Equal(FailureKind.StackOfOtherPolicy, problem.Kind));
        Assert.Contains(problems, problem => problem.Message.Contains("would lose their backup: orders.", StringComparison.Ordinal));
        Assert.Equal(4, problems.Count);
    }

    [Fact]
    public void What_a_deployment_sets_anew_is_told_with_the_old_value()
    {
        stacks.Deploy();
        var longer = StackedWorld.Nightly with { Retention = StackedWorld.Nightly.Retention with { Daily = 14 } };

        var effects = stacks.World.Run(async cancellation =>
        {
            await using var rollout = await StackRollout.PrepareAsync(StackOrders.Of(StackPlan.For(longer), stacks.In), cancellation);
            return rollout.Deployments.Single(one => one.Order.Name == "rdsbackup-vault").Effects;
        });

        Assert.Equal("Setting Daily: 7 → 14", effects[0]);
    }

    private void Order(StackOrder order) => stacks.World.Run(async cancellation =>
    {
        await using var deployment = await StackDeployment.PrepareAsync(order, cancellation);
        return await deployment.ApplyAsync(null, cancellation);
    });

    private static BackupException Refusal(Action call) => Assert.Throws<BackupException>(call);
}
