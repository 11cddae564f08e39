namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class DeletionTests
{
    private readonly StackWorld world = new();

    [Fact]
    public void A_deleted_stack_takes_its_resources_along_in_reverse_and_is_found_by_its_arn_only()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var id = (string)world.Stack().Element("StackId")!;

        Assert.Equal("DELETE_COMPLETE", world.Delete());

        Assert.Equal("Stack with id demo does not exist", StackWorld.Refused(() => world.Stack()).Message);
        var story = world.Story(id).ToList();
        Assert.True(story.IndexOf("Alias: DELETE_COMPLETE") < story.IndexOf("Key: DELETE_SKIPPED"));
        Assert.Contains("Role: DELETE_COMPLETE", story);
    }

    [Fact]
    public async Task What_is_retained_stays_and_its_name_stops_the_next_creation()
    {
        var template = Templates.KeyAndRole.Replace("Type: AWS::KMS::Alias", "Type: AWS::KMS::Alias\n    DeletionPolicy: Retain", StringComparison.Ordinal);
        world.Create(template, Templates.NamedIam);
        var key = world.PhysicalId("Key");
        world.Delete();

        Assert.Equal("ROLLBACK_COMPLETE", world.Create(template, Templates.NamedIam));

        Assert.Contains(
            "An alias with the name arn:aws:kms:us-east-2:111111111111:alias/rdsbackup-us-east-2 already exists", world.FirstFailure(), StringComparison.Ordinal);
        var kms = world.Aws.Kms(SandboxClients.Credentials(world.Aws.Primary()), StackWorld.Region);
        Assert.True((await kms.DescribeKeyAsync(key)).KeyMetadata.Enabled);
    }

    [Fact]
    public async Task What_is_retained_except_on_create_goes_when_its_creation_is_rolled_back()
    {
        world.Create(Templates.KeyAndRole.Replace("TargetKeyId: !Ref Key", "TargetKeyId: !Sub '${Key}0'", StringComparison.Ordinal), Templates.NamedIam);

        var kms = world.Aws.Kms(SandboxClients.Credentials(world.Aws.Primary()), StackWorld.Region);
        Assert.Equal("PendingDeletion", (await kms.DescribeKeyAsync(world.PhysicalId("Key"))).KeyMetadata.KeyState.Value);
    }

    [Fact]
    public void A_protected_stack_is_not_deleted()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam, ("EnableTerminationProtection", "true"));

        Assert.Equal("Stack [demo] cannot be deleted while TerminationProtection is enabled", StackWorld.Refused(() => world.Delete()).Message);

        world.Admin.Call("UpdateTerminationProtection", ("StackName", "demo"), ("EnableTerminationProtection", "false"));
        Assert.Equal("DELETE_COMPLETE", world.Delete());
    }

    [Fact]
    public void A_resource_that_cannot_be_deleted_fails_the_deletion_until_it_is_left_behind()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var user = world.User("cleaner", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["cloudformation:*","kms:*"],"Resource":"*"}]}
            """);
        var id = (string)world.Stack().Element("StackId")!;
        user.Call("DeleteStack", ("StackName", "demo"));
        world.Wait();

        Assert.Equal("DELETE_FAILED", world.Status());
        Assert.Equal("The following resource(s) failed to delete: [Role]. ", (string?)world.Stack().Element("StackStatusReason"));

        user.Call("DeleteStack", ("StackName", "demo"), ("RetainResources.member.1", "Role"));
        world.Wait();
        Assert.Equal("DELETE_COMPLETE", world.Status(id));
        world.Iam.Call("GetRole", ("RoleName", "rdsbackup-copy-us-east-2"));
    }

    [Fact]
    public void Deleting_what_is_not_there_is_no_error() => world.Admin.Call("DeleteStack", ("StackName", "nothing"));

    [Fact]
    public void A_stack_that_is_being_created_can_be_deleted()
    {
        world.Admin.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);
        world.Wait(0.1);

        Assert.Equal("DELETE_COMPLETE", world.Delete());
    }
}
