using System.Xml.Linq;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class UpdateTests
{
    private readonly StackWorld world = new();

    [Fact]
    public async Task A_changed_parameter_changes_the_resource_and_keeps_it()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var key = world.PhysicalId("Key");
        world.Admin.Call(
            "UpdateStack",
            ("StackName", "demo"),
            ("UsePreviousTemplate", "true"),
            Templates.NamedIam,
            ("Parameters.member.1.ParameterKey", "Text"),
            ("Parameters.member.1.ParameterValue", "second"),
            ("Parameters.member.2.ParameterKey", "Prefix"),
            ("Parameters.member.2.UsePreviousValue", "true"));
        world.Wait();

        Assert.Equal("UPDATE_COMPLETE", world.Status());
        Assert.Equal(key, world.PhysicalId("Key"));
        var kms = world.Aws.Kms(SandboxClients.Credentials(world.Aws.Primary()), StackWorld.Region);
        Assert.Equal("second", (await kms.DescribeKeyAsync(key)).KeyMetadata.Description);
        var update = world.Story().SkipWhile(line => line != "demo: UPDATE_IN_PROGRESS").Where(line => !line.StartsWith("demo:", StringComparison.Ordinal));
        Assert.Equal(["Key: UPDATE_IN_PROGRESS", "Key: UPDATE_COMPLETE"], update);
    }

    [Fact]
    public void Nothing_to_update_is_a_refusal_that_means_success()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        var refusal = StackWorld.Refused(() => world.Update(Templates.KeyAndRole, Templates.NamedIam));

        Assert.Equal(("ValidationError", "No updates are to be performed."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Another_name_replaces_the_resource_and_removes_the_old_one_afterwards()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        Assert.Equal("UPDATE_COMPLETE", world.Update(Templates.KeyAndRole.Replace("Default: rdsbackup", "Default: other", StringComparison.Ordinal), Templates.NamedIam));

        Assert.Equal("alias/other-us-east-2", world.PhysicalId("Alias"));
        Assert.Equal("other-copy-us-east-2", world.PhysicalId("Role"));
        Assert.Equal("NoSuchEntity", StackWorld.Refused(() => world.Iam.Call("GetRole", ("RoleName", "rdsbackup-copy-us-east-2"))).Code);
        var story = world.Story().ToList();
        Assert.True(story.IndexOf("demo: UPDATE_COMPLETE_CLEANUP_IN_PROGRESS") < story.IndexOf("Alias: DELETE_IN_PROGRESS"));
    }

    [Fact]
    public void A_replacement_that_has_to_keep_its_name_is_refused()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        var template = Templates.KeyAndRole.Replace("      AssumeRole", "      Path: /other/\n      AssumeRole", StringComparison.Ordinal);
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", world.Update(template, Templates.NamedIam));
        Assert.Equal(
            "CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename rdsbackup-copy-us-east-2 and update the stack again.",
            world.FirstFailure());
    }

    [Fact]
    public void What_left_the_template_is_removed_and_what_came_is_made()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var at = Templates.KeyAndRole.IndexOf("  Alias:", StringComparison.Ordinal);
        var end = Templates.KeyAndRole.IndexOf("  Role:", StringComparison.Ordinal);
        var template = Templates.KeyAndRole[..at] + "  Second: {Type: 'AWS::KMS::Alias', Properties: {AliasName: alias/second, TargetKeyId: !Ref Key}}\n" + Templates.KeyAndRole[end..];

        Assert.Equal("UPDATE_COMPLETE", world.Update(template, Templates.NamedIam));

        Assert.Equal(["Key", "Role", "Second"], world.Resources().Select(one => (string)one.Element("LogicalResourceId")!).Order());
    }

    [Fact]
    public async Task A_failed_update_puts_everything_back()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var key = world.PhysicalId("Key");
        var template = Templates.KeyAndRole
            .Replace("Default: first", "Default: second", StringComparison.Ordinal)
            .Replace("Action: kms:DescribeKey, Resource: !GetAtt Key.Arn", "Action: kms:DescribeKey", StringComparison.Ordinal);

        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", world.Update(template, Templates.NamedIam));

        var kms = world.Aws.Kms(SandboxClients.Credentials(world.Aws.Primary()), StackWorld.Region);
        Assert.Equal("first", (await kms.DescribeKeyAsync(key)).KeyMetadata.Description);
        Assert.Contains("HandlerErrorCode: InvalidRequest", world.FirstFailure(), StringComparison.Ordinal);
        Assert.Equal(Templates.KeyAndRole, (string?)world.Admin.Call("GetTemplate", ("StackName", "demo")).Element("TemplateBody"));
        Assert.Equal("UPDATE_COMPLETE", world.Update(Templates.KeyAndRole.Replace("Default: first", "Default: third", StringComparison.Ordinal), Templates.NamedIam));
    }

    [Fact]
    public void A_rollback_that_gets_stuck_goes_on_when_told_to()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        world.Aws.Faults.Add(new FaultRule(FaultKinds.Throttling) { Action = "UpdateKeyDescription", Skip = 1, Count = 5 });
        var template = Templates.KeyAndRole
            .Replace("Default: first", "Default: second", StringComparison.Ordinal)
            .Replace("TargetKeyId: !Ref Key", "TargetKeyId: !Sub '${Key}0'", StringComparison.Ordinal);

        Assert.Equal("UPDATE_ROLLBACK_FAILED", world.Update(template, Templates.NamedIam));
        Assert.Equal("The following resource(s) failed to update: [Key]. ", (string?)world.Stack().Element("StackStatusReason"));
        Assert.Equal(
            $"Stack:{(string?)world.Stack().Element("StackId")} is in UPDATE_ROLLBACK_FAILED state and can not be updated.",
            StackWorld.Refused(() => world.Update(template, Templates.NamedIam)).Message);

        world.Admin.Call("ContinueUpdateRollback", ("StackName", "demo"), ("ResourcesToSkip.member.1", "Key"));
        world.Wait();
        Assert.Equal("UPDATE_ROLLBACK_COMPLETE", world.Status());
    }

    [Fact]
    public void Stack_tags_alone_are_an_update()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        Assert.Equal("UPDATE_COMPLETE", world.Update(Templates.KeyAndRole, Templates.NamedIam, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "dba")));

        Assert.Contains("team", world.Iam.Call("ListRoleTags", ("RoleName", "rdsbackup-copy-us-east-2")).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_set_shows_what_a_new_stack_will_make_and_leaves_it_in_review()
    {
        var set = world.ChangeSet(Templates.KeyAndRole, "CREATE", Templates.NamedIam);

        Assert.Equal(("CREATE_COMPLETE", "AVAILABLE"), ((string?)set.Element("Status"), (string?)set.Element("ExecutionStatus")));
        Assert.Equal(
            ["Add Alias", "Add Key", "Add Role"],
            Changes(set).Select(change => $"{(string?)change.Element("Action")} {(string?)change.Element("LogicalResourceId")}").Order());
        var alias = Changes(set).Single(one => (string?)one.Element("LogicalResourceId") == "Alias");
        Assert.Contains("{{changeSet:KNOWN_AFTER_APPLY}}", (string?)alias.Element("AfterContext"), StringComparison.Ordinal);
        Assert.Equal("REVIEW_IN_PROGRESS", world.Status());
        Assert.Empty(world.Resources());

        world.Admin.Call("ExecuteChangeSet", ("StackName", "demo"), ("ChangeSetName", "change"));
        world.Wait();
        Assert.Equal("CREATE_COMPLETE", world.Status());
    }

    [Fact]
    public void A_change_set_tells_replacement_cause_and_values_and_changes_nothing()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);
        var set = world.ChangeSet(
            Templates.KeyAndRole, "UPDATE", Templates.NamedIam, ("Parameters.member.1.ParameterKey", "Prefix"), ("Parameters.member.1.ParameterValue", "other"));

        var alias = Changes(set).Single(one => (string?)one.Element("LogicalResourceId") == "Alias");
        Assert.Equal(("Modify", "True"), ((string?)alias.Element("Action"), (string?)alias.Element("Replacement")));
        var detail = alias.Element("Details")!.Element("member")!;
        Assert.Equal("alias/rdsbackup-us-east-2", (string?)detail.Element("Target")!.Element("BeforeValue"));
        Assert.Equal("alias/other-us-east-2", (string?)detail.Element("Target")!.Element("AfterValue"));
        Assert.Equal(("Always", "ParameterReference", "Prefix"), (
            (string?)detail.Element("Target")!.Element("RequiresRecreation"), (string?)detail.Element("ChangeSource"), (string?)detail.Element("CausingEntity")));
        var key = Changes(set).Single(one => (string?)one.Element("LogicalResourceId") == "Key");
        Assert.Equal(("False", "Tags"), ((string?)key.Element("Replacement"), key.Element("Scope")!.Value));
        Assert.Equal("CREATE_COMPLETE", world.Status());

        world.Admin.Call("DeleteChangeSet", ("StackName", "demo"), ("ChangeSetName", "change"));
        Assert.Equal("ChangeSetNotFound", StackWorld.Refused(() => world.Admin.Call("ExecuteChangeSet", ("StackName", "demo"), ("ChangeSetName", "change"))).Code);
    }

    [Fact]
    public void What_a_replacement_changes_elsewhere_is_not_known_yet()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        var set = world.ChangeSet(Templates.KeyAndRole.Replace("EnableKeyRotation: true", "MultiRegion: true", StringComparison.Ordinal), "UPDATE", Templates.NamedIam);

        var alias = Changes(set).Single(one => (string?)one.Element("LogicalResourceId") == "Alias").Element("Details")!.Element("member")!;
        Assert.Equal(("Dynamic", "ResourceReference", "Key"), (
            (string?)alias.Element("Evaluation"), (string?)alias.Element("ChangeSource"), (string?)alias.Element("CausingEntity")));
    }

    [Fact]
    public void A_change_set_without_changes_fails_and_says_so()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        var set = world.ChangeSet(Templates.KeyAndRole, "UPDATE", Templates.NamedIam);

        Assert.Equal(("FAILED", "UNAVAILABLE"), ((string?)set.Element("Status"), (string?)set.Element("ExecutionStatus")));
        Assert.Equal(
            "The submitted information didn't contain changes. Submit different information to create a change set.", (string?)set.Element("StatusReason"));
        Assert.Equal(
            "InvalidChangeSetStatus",
            StackWorld.Refused(() => world.Admin.Call("ExecuteChangeSet", ("StackName", "demo"), ("ChangeSetName", "change"))).Code);
        Assert.Empty(Changes(set));
    }

    private static IEnumerable<XElement> Changes(XElement set) =>
        set.Element("Changes")!.Elements().Select(change => change.Element("ResourceChange")!);
}
