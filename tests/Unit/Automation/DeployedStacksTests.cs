using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

public sealed class DeployedStacksTests
{
    private readonly DeployedPolicy deployed = new();

    private World World => deployed.World;

    [Fact]
    public void A_policys_stacks_deploy_in_one_go_and_protected()
    {
        var results = deployed.Deploy();

        Assert.Equal(deployed.Plan.Count, results.Count);
        Assert.All(results, result => Assert.Equal(("CREATE_COMPLETE", true), (result.Stack!.Status, result.Stack.IsProtected)));
        var again = deployed.Deploy();
        Assert.All(again, result => Assert.True(result.Deployment.ChangesNothing));
    }

    [Fact]
    public void A_webhook_and_a_demo_database_deploy_and_go_with_their_stacks()
    {
        var webhook = deployed.Deploy(StackTemplate.Notifications, "notifications", ("WebhookUrl", "https://hooks.example.com/services/T0"));
        var database = deployed.Deploy(StackTemplate.DemoDatabase, "demo");

        Assert.Equal(("CREATE_COMPLETE", "CREATE_COMPLETE"), (webhook.Status, database.Status));
        var instance = Assert.Single(Databases());
        Assert.Equal(("available", false), (instance.DBInstanceStatus, instance.PubliclyAccessible));
        deployed.Remove(webhook);
        deployed.Remove(database);
        Assert.Empty(Databases());
    }

    [Fact]
    public void A_changed_policy_changes_the_stacks_it_concerns_and_no_other()
    {
        deployed.Deploy();
        deployed.Text = deployed.Text.Replace("\"notify\"", "\"retention\": { \"daily\": 14 }, \"notify\"", StringComparison.Ordinal);

        var results = deployed.Deploy();

        var changed = Assert.Single(results, result => result.Deployment.Changes.Count > 0);
        Assert.Equal(("rdsbackup-vault", "UPDATE_COMPLETE"), (changed.Stack!.Name, changed.Stack.Status));
        Assert.Equal(["RetentionMachine"], changed.Deployment.Changes.Select(change => change.LogicalId));
    }

    [Fact]
    public void A_paused_policy_starts_nothing_and_goes_on_when_it_is_resumed()
    {
        World.WithDatabase("orders");
        deployed.Deploy();
        deployed.Pass(TimeSpan.FromDays(2));
        Assert.True(Started() > 0);

        deployed.Text = deployed.Text.Replace("\"name\"", "\"paused\": true, \"name\"", StringComparison.Ordinal);
        deployed.Deploy();
        deployed.Pass(TimeSpan.FromDays(1));
        var before = Started();
        deployed.Pass(TimeSpan.FromDays(7));
        Assert.Equal(before, Started());

        deployed.Text = deployed.Text.Replace("\"paused\": true", "\"paused\": false", StringComparison.Ordinal);
        Assert.All(deployed.Deploy(), result => Assert.Equal("UPDATE_COMPLETE", result.Stack!.Status));
        deployed.Pass(TimeSpan.FromDays(1));
        Assert.True(Started() > before);
    }

    [Fact]
    public void The_backup_account_says_who_touches_keys_and_copies_but_not_that_retention_does()
    {
        World.WithDatabase("orders");
        deployed.Text = deployed.Text.Replace(
            "\"notify\"", "\"retention\": { \"daily\": 1, \"weekly\": 0, \"monthly\": 0, \"minimum\": 1, \"minimumAgeDays\": 1 }, \"notify\"", StringComparison.Ordinal);
        deployed.Deploy();
        deployed.Pass(TimeSpan.FromDays(5));
        Assert.True(Deleted() > 0);
        Assert.DoesNotContain(Messages(), message => message.Contains("DeleteDBSnapshot", StringComparison.Ordinal));

        using var rds = World.Rds("secondary", World.RecoveryRegion);
        var copy = World.Run(_ => rds.DescribeDBSnapshotsAsync(new())).DBSnapshots!.First().DBSnapshotIdentifier;
        World.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new() { DBSnapshotIdentifier = copy, AttributeName = "restore", ValuesToAdd = ["333333333333"] }));
        World.Run(_ => rds.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = copy }));
        using var kms = World.Kms("secondary", World.RecoveryRegion);
        World.Run(_ => kms.DisableKeyAsync(Keys()[1]));
        deployed.Pass(TimeSpan.FromMinutes(1));

        foreach (var call in (string[])["ModifyDBSnapshotAttribute", "DeleteDBSnapshot", "DisableKey"])
            Assert.Single(Messages(), message => message.Contains($"arn:aws:iam::222222222222:user/admin called {call}.", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_and_aliases_survive_their_stacks_and_new_stacks_take_them_up()
    {
        deployed.Deploy();
        var keys = Keys();

        deployed.Remove();
        Assert.All(keys, key => Assert.True(World.Sandbox.Kms.IsUsable(key)));
        Assert.Null(World.Sandbox.Sns.Find("111111111111", "us-east-1", "rdsbackup-notifications"));
        deployed.Deploy();

        Assert.Equal(keys, Keys());
    }

    private List<string> Keys() => [deployed.Find(StackTemplate.RecoveryRegion).Outputs["KeyArn"], deployed.Find(StackTemplate.BackupAccount).Outputs["KeyArn"]];

    private IEnumerable<string> Messages() =>
        World.Sandbox.Sns.Find("222222222222", World.RecoveryRegion, "rdsbackup-notifications")!.Messages.Select(message => message.Body);

    private long Deleted() => World.Sandbox.Calls.Counts.Where(count => count.Key is { AccountId: "222222222222", Action: "DeleteDBSnapshot" }).Sum(count => count.Value);

    private long Started() => World.Sandbox.Calls.Count("states", "StartExecution");

    private List<DBInstance> Databases()
    {
        using var rds = World.Rds("primary", World.SourceRegion);
        return World.Run(_ => rds.DescribeDBInstancesAsync(new())).DBInstances ?? [];
    }
}
