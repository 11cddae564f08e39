using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

public sealed class DeployedStacksTests
{
    private readonly StackedWorld stacks = new() { Policy = StackedWorld.Nightly with { Notify = StackedWorld.Nightly.Notify with { Email = "dba@example.com" } } };

    private World World => stacks.World;

    [Fact]
    public void A_policys_stacks_deploy_in_one_go_and_protected()
    {
        var results = stacks.Apply();

        Assert.Equal(stacks.Plan.Count, results.Count);
        Assert.All(results, result => Assert.Equal(("CREATE_COMPLETE", true), (result.Stack!.Status, result.Stack.IsProtected)));
        var again = stacks.Apply();
        Assert.All(again, result => Assert.True(result.Deployment.ChangesNothing));
    }

    [Fact]
    public void A_webhook_and_a_demo_database_deploy_and_go_with_their_stacks()
    {
        var webhook = stacks.Deploy(StackTemplate.Notifications, "notifications", ("WebhookUrl", "https://hooks.example.com/services/T0"));
        var database = stacks.Deploy(StackTemplate.DemoDatabase, "demo");

        Assert.Equal(("CREATE_COMPLETE", "CREATE_COMPLETE"), (webhook.Status, database.Status));
        var instance = Assert.Single(Databases());
        Assert.Equal(("available", false), (instance.DBInstanceStatus, instance.PubliclyAccessible));
        stacks.Remove(webhook.Name);
        stacks.Remove(database.Name);
        Assert.Empty(Databases());
    }

    [Fact]
    public void A_webhook_is_told_what_failed_why_and_where_to_look()
    {
        World.WithDatabase("orders");
        var key = World.Sandbox.Kms.AddKey("111111111111", World.SourceRegion, "alias/app").Arn;
        World.WithDatabase("ledger", kmsKey: key);
        stacks.Apply();
        stacks.Deploy(StackTemplate.Notifications, "rdsbackup-notifications", ("WebhookUrl", "https://hooks.example.com/services/T0"));
        using (var kms = World.Kms("primary", World.SourceRegion))
            World.Run(_ => kms.DisableKeyAsync(key));

        stacks.After(TimeSpan.FromHours(12));

        var request = World.Sandbox.EventBridge.WebhookRequests[0];
        Assert.Equal(("POST", "https://hooks.example.com/services/T0"), (request.Method, request.Endpoint));
        var text = (string)JsonNode.Parse(request.Body)!["text"]!;
        Assert.Matches("of ledger of [0-9T:.-]+Z cannot be copied", text);
        Assert.Contains("\"Disabled\"", text, StringComparison.Ordinal);
        Assert.Matches("Open it: https://us-east-1.console.aws.amazon.com/\\S+:execution:rdsbackup-announce:\\S+$", text);
    }

    // By its event, not by the reconciler, which comes later.
    [Fact]
    public void A_demo_databases_snapshot_arrives_and_its_stack_can_be_changed()
    {
        stacks.Apply();
        var demo = stacks.Deploy(StackTemplate.DemoDatabase, "demo");
        var id = Assert.Single(Databases()).DBInstanceIdentifier!;
        using (var rds = World.Rds("primary", World.SourceRegion))
        {
            var name = SnapshotName.For(id, SnapshotKind.Instance, World.Clock.GetUtcNow());
            World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = id, DBSnapshotIdentifier = name }));
        }

        stacks.After(TimeSpan.FromHours(4));
        Assert.Contains("rdsbackup:proven", Assert.Single(stacks.Vault).Tags.Keys);

        var changed = stacks.Deploy(StackTemplate.DemoDatabase, "demo", ("TagValue", "no"));
        Assert.Equal((demo.Id, "UPDATE_COMPLETE"), (changed.Id, changed.Status));
        Assert.Equal(["no"], Assert.Single(Databases()).TagList!.Where(tag => tag.Key == "Failsafe").Select(tag => tag.Value));
    }

    [Fact]
    public void A_changed_policy_changes_the_stacks_it_concerns_and_no_other()
    {
        stacks.Apply();
        stacks.Policy = stacks.Policy with { Retention = stacks.Policy.Retention with { Daily = 14 } };

        var results = stacks.Apply();

        var changed = Assert.Single(results, result => result.Deployment.Changes.Count > 0);
        Assert.Equal(("rdsbackup-vault", "UPDATE_COMPLETE"), (changed.Stack!.Name, changed.Stack.Status));
        Assert.Equal(["RetentionMachine"], changed.Deployment.Changes.Select(change => change.LogicalId));
    }

    [Fact]
    public void A_paused_policy_starts_nothing_and_goes_on_when_it_is_resumed()
    {
        World.WithDatabase("orders");
        stacks.Apply();
        stacks.After(TimeSpan.FromDays(2));
        Assert.True(Started() > 0);

        stacks.Policy = stacks.Policy with { Paused = true };
        stacks.Apply();
        stacks.After(TimeSpan.FromDays(1));
        var before = Started();
        stacks.After(TimeSpan.FromDays(7));
        Assert.Equal(before, Started());

        stacks.Policy = stacks.Policy with { Paused = false };
        Assert.All(stacks.Apply(), result => Assert.Equal("UPDATE_COMPLETE", result.Stack!.Status));
        stacks.After(TimeSpan.FromDays(1));
        Assert.True(Started() > before);
    }

    [Fact]
    public void Keys_and_aliases_survive_their_stacks_and_new_stacks_take_them_up()
    {
        stacks.Apply();
        var keys = Keys();

        stacks.Remove();
        Assert.All(keys, key => Assert.True(World.Sandbox.Kms.IsUsable(key)));
        Assert.Null(World.Sandbox.Sns.Find("111111111111", "us-east-1", "rdsbackup-notifications"));
        stacks.Apply();

        Assert.Equal(keys, Keys());
    }

    private List<string> Keys() => [stacks.Find(StackTemplate.RecoveryRegion).Outputs["KeyArn"], stacks.Find(StackTemplate.BackupAccount).Outputs["KeyArn"]];

    private long Started() => World.Sandbox.Calls.Count("states", "StartExecution");

    private List<DBInstance> Databases()
    {
        using var rds = World.Rds("primary", World.SourceRegion);
        return World.Run(_ => rds.DescribeDBInstancesAsync(new())).DBInstances ?? [];
    }
}
