using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class DatabaseTests
{
    private readonly StackWorld world = new();

    private static string Template => File.ReadAllText(Path.Combine(Repository.Root, "templates", "demo-database.yaml"));

    [Fact]
    public void The_demo_database_comes_with_its_network_and_goes_with_its_stack()
    {
        world.Admin.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Template));
        world.Wait(3);
        Assert.Equal("CREATE_IN_PROGRESS", world.Status());
        world.Wait(15);

        Assert.Equal("CREATE_COMPLETE", world.Status());
        Assert.Equal("arn:aws:rds:us-east-2:111111111111:db:demo", world.Output("DatabaseArn"));
        var instance = world.Aws.Rds.Model.In(StackWorld.Account, StackWorld.Region).Instances["demo"];
        Assert.Equal("True", instance.Tags["Failsafe"]);
        Assert.Equal("Database", instance.Tags["aws:cloudformation:logical-id"]);
        Assert.Equal("demo", instance.Tags["aws:cloudformation:stack-name"]);
        Assert.Equal(world.PhysicalId("Network"), instance.Image.VpcId);
        Assert.Equal([world.PhysicalId("Nobody")], instance.VpcSecurityGroupIds);

        var id = (string)world.Stack().Element("StackId")!;
        world.Admin.Call("DeleteStack", ("StackName", "demo"));
        world.Wait(15);
        Assert.Equal("DELETE_COMPLETE", world.Status(id));
        Assert.Empty(world.Aws.Rds.Model.In(StackWorld.Account, StackWorld.Region).Instances);
        Assert.Empty(world.Aws.Rds.Model.In(StackWorld.Account, StackWorld.Region).Snapshots(RdsBackup.Sandbox.Rds.SnapshotKind.Instance));
    }

    [Fact]
    public void A_database_is_changed_in_place()
    {
        world.Admin.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Template));
        world.Wait(15);
        world.Admin.Call(
            "UpdateStack", ("StackName", "demo"), ("TemplateBody", Template.Replace("BackupRetentionPeriod: 1", "BackupRetentionPeriod: 7", StringComparison.Ordinal)));
        world.Wait(15);

        Assert.Equal("UPDATE_COMPLETE", world.Status());
        Assert.Equal(7, world.Aws.Rds.Model.In(StackWorld.Account, StackWorld.Region).Instances["demo"].Image.BackupRetentionPeriod);
    }

    [Fact]
    public void A_final_snapshot_is_taken_when_the_policy_says_so()
    {
        world.Admin.Call(
            "CreateStack", ("StackName", "demo"), ("TemplateBody", Template.Replace("DeletionPolicy: Delete", "DeletionPolicy: Snapshot", StringComparison.Ordinal)));
        world.Wait(15);
        world.Admin.Call("DeleteStack", ("StackName", "demo"));
        world.Wait(30);

        var snapshot = Assert.Single(world.Aws.Rds.Model.In(StackWorld.Account, StackWorld.Region).Snapshots(RdsBackup.Sandbox.Rds.SnapshotKind.Instance));
        Assert.StartsWith("demo-database-", snapshot.Key, StringComparison.Ordinal);
    }
}
