using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Stacks;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Stacks;

public class StackDeploymentTests
{
    private readonly World world = new();

    [Fact]
    public void A_new_stack_is_created_protected_and_followed_event_by_event()
    {
        var told = new List<StackProgress>();
        var deployment = world.Prepare(world.Order());
        Assert.Equal("Create the stack", deployment.Effect);

        var stack = world.Apply(deployment, told.Add);

        Assert.Equal(("CREATE_COMPLETE", true, "0.1.0"), (stack.Status, world.Find()!.IsProtected, stack.Version));
        Assert.StartsWith("arn:aws:kms:us-east-2:111111111111:key/", stack.Outputs["KeyArn"], StringComparison.Ordinal);
        Assert.Contains(told, one => one.Happening.ToString() == "Key (AWS::KMS::Key) is CREATE_COMPLETE");
        Assert.Equal(99, told[^1].Percent);
    }

    [Fact]
    public void A_preview_names_every_change_and_what_is_not_known_yet_and_leaves_nothing_behind()
    {
        var deployment = world.Prepare(world.Order());

        Assert.Equal(
        [
            "Add Alias (AWS::KMS::Alias); not known yet: TargetKeyId",
            "Add Key (AWS::KMS::Key)",
            "Add Role (AWS::IAM::Role)",
            "Protect the stack from deletion",
        ], deployment.Effects.Order(StringComparer.Ordinal));
        world.Run(async _ => await deployment.DisposeAsync());
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(world.Find());
    }

    [Fact]
    public void A_preview_of_an_update_leaves_the_stack_as_it_is()
    {
        world.Deploy(world.Order());

        var deployment = world.Prepare(world.Order(("Paused", "true")));

        Assert.Equal(["Setting Paused: false → true", "Modify Key (AWS::KMS::Key): Description"], deployment.Effects);
        world.Run(async _ => await deployment.DisposeAsync());
        Assert.Equal(("CREATE_COMPLETE", "false"), (world.Find()!.Status, world.Find()!.Parameters["Paused"]));
        Assert.Equal("UPDATE_COMPLETE", world.Deploy(world.Order(("Paused", "true"))).Status);
    }

    [Fact]
    public void Deploying_the_same_again_changes_nothing_and_is_a_success()
    {
        world.Deploy(world.Order(("Prefix", "mine")));

        // The prefix is not said again: it stays.
        var again = world.Prepare(world.Order());

        Assert.True(again.ChangesNothing);
        Assert.Empty(again.Changes);
        Assert.Equal("CREATE_COMPLETE", world.Apply(again).Status);
    }

    [Fact]
    public void Protection_that_somebody_took_away_is_put_back()
    {
        world.Deploy(world.Order());
        world.Run(cancellation => world.Primary.In(World.RecoveryRegion).Of<CloudFormationGateway>().ProtectAsync(Sample.Name, on: false, cancellation));

        var again = world.Prepare(world.Order());

        Assert.Equal(["Protect the stack from deletion"], again.Effects);
        world.Apply(again);
        Assert.True(world.Find()!.IsProtected);
    }

    [Fact]
    public void Wrong_parameters_are_refused_before_anything_is_made()
    {
        var failed = Assert.Throws<BackupException>(() => world.Prepare(world.Order(("Perfix", "mine"))));

        Assert.Equal(FailureKind.InvalidStackParameter, failed.Kind);
        Assert.Contains("did you mean Prefix?", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Sandbox.Calls.Counts, call => call.Key.Action == "CreateChangeSet");
    }

    [Fact]
    public void A_value_that_the_template_does_not_take_is_refused_and_leaves_nothing_behind()
    {
        var failed = Assert.Throws<BackupException>(() => world.Prepare(world.Order(("BackupAccountId", "22"))));

        Assert.Equal(FailureKind.InvalidStackParameter, failed.Kind);
        Assert.Contains("12 digits", failed.Message, StringComparison.Ordinal);
        Assert.Null(world.Find());
    }

    [Fact]
    public void A_template_that_does_not_parse_is_refused()
    {
        var failed = Assert.Throws<BackupException>(() => world.Prepare(world.Order() with { Template = "Resources: [" }));

        Assert.Equal(FailureKind.InvalidTemplate, failed.Kind);
    }

    [Fact]
    public void A_key_that_survived_its_stack_is_taken_up_again()
    {
        var key = world.Deploy(world.Order()).Outputs["KeyArn"];
        Remove();

        var deployment = world.Prepare(world.Order());

        Assert.Contains($"Take up the key {key}, which is there already", deployment.Effects);
        Assert.Equal(key, world.Apply(deployment).Outputs["KeyArn"]);
        Assert.True(world.Prepare(world.Order()).ChangesNothing);
    }

    [Fact]
    public void A_surviving_key_that_the_backup_account_cannot_use_is_refused_before_anything_is_made()
    {
        world.Deploy(world.Order());
        Remove();

        var failed = Assert.Throws<BackupException>(() => world.Prepare(world.Order(("BackupAccountId", "333333333333"))));

        Assert.Equal(FailureKind.KeyNotShared, failed.Kind);
        Assert.Null(world.Find());
    }

    [Fact]
    public void A_failure_names_the_first_resource_that_failed_and_the_permission_that_is_missing()
    {
        var deployer = world.As("deployer", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":["cloudformation:*","kms:*","iam:GetRole"],"Resource":"*"}]}
            """);

        var failed = Assert.Throws<BackupException>(() => world.Deploy(Sample.Order(deployer)));

        Assert.Equal(FailureKind.StackFailed, failed.Kind);
        Assert.Contains("Role (AWS::IAM::Role): ", failed.Message, StringComparison.Ordinal);
        Assert.StartsWith("Allow the caller iam:CreateRole", failed.Failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_in_ROLLBACK_COMPLETE_is_explained_and_replaced_when_somebody_agrees()
    {
        world.Iam().Call("CreateRole", ("RoleName", "rdsbackup-sample-us-east-2"), ("AssumeRolePolicyDocument", Sandbox.Iam.Policies.Trust("111111111111")));
        Assert.Throws<BackupException>(() => world.Deploy(world.Order()));
        world.Iam().Call("DeleteRole", ("RoleName", "rdsbackup-sample-us-east-2"));

        var deployment = world.Prepare(world.Order());

        var consent = Assert.Single(deployment.Consents);
        Assert.Contains("is in ROLLBACK_COMPLETE", consent.Question, StringComparison.Ordinal);
        Assert.Equal(FailureKind.StackStuck, consent.Refusal.Kind);
        Assert.Equal("ROLLBACK_COMPLETE", world.Find()!.Status);
        Assert.Equal("CREATE_COMPLETE", world.Apply(deployment).Status);
    }

    [Fact]
    public void An_update_that_could_not_be_taken_back_is_brought_back_first_when_somebody_agrees()
    {
        var deployer = world.As("deployer", Sandbox.Iam.Policies.Allow("*"));
        world.Deploy(Sample.Order(deployer));
        var order = Sample.Order(deployer, ("Paused", "true")) with
        {
            Template = Sample.Template.Replace("    Properties:\n      RoleName:", "    Properties:\n      Description: !If [MakesKey, !Ref Key, none]\n      MaxSessionDuration: 7200\n      RoleName:", StringComparison.Ordinal),
            Wait = new StackWait { Interval = TimeSpan.FromSeconds(1) },
        };
        var update = world.Prepare(order);
        Assert.Throws<BackupException>(() => world.Apply(update, told =>
        {
            if (told.Happening is { LogicalId: "Key", Status: "UPDATE_COMPLETE" })
                May("""{"Effect":"Allow","Action":["cloudformation:*","kms:Describe*","kms:Get*","kms:List*","iam:Get*"],"Resource":"*"}""");
        }));
        Assert.Equal("UPDATE_ROLLBACK_FAILED", world.Find()!.Status);
        May("""{"Effect":"Allow","Action":"*","Resource":"*"}""");

        var deployment = world.Prepare(order);

        Assert.Contains("UPDATE_ROLLBACK_FAILED", Assert.Single(deployment.Consents).Question, StringComparison.Ordinal);
        Assert.Equal("UPDATE_COMPLETE", world.Apply(deployment).Status);
    }

    [Fact]
    public void A_stack_to_which_something_is_being_done_is_waited_for()
    {
        var first = world.Prepare(world.Order());
        StackDeployment? second = null;

        world.Run(cancellation => Task.WhenAll(first.ApplyAsync(null, cancellation), PrepareAsync(cancellation)));

        Assert.True(second!.ChangesNothing);

        async Task PrepareAsync(CancellationToken cancellation) => second = await StackDeployment.PrepareAsync(world.Order(), cancellation);
    }

    [Fact]
    public void RDSs_role_is_found_missing_before_and_made_when_somebody_agrees()
    {
        world.Iam().Call("DeleteServiceLinkedRole", ("RoleName", "AWSServiceRoleForRDS"));
        var order = world.Order() with { UsesRds = true };

        var deployment = world.Prepare(order);

        Assert.Equal(FailureKind.ServiceLinkedRoleMissing, Assert.Single(deployment.Consents).Refusal.Kind);
        world.Apply(deployment);
        Assert.Equal("AWSServiceRoleForRDS", (string?)world.Iam().Call("GetRole", ("RoleName", "AWSServiceRoleForRDS")).Element("Role")!.Element("RoleName"));
        Assert.Empty(world.Prepare(order).Consents);
    }

    [Fact]
    public void Who_stops_while_changes_are_worked_out_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        world.Http.Rewrite = (request, response) =>
        {
            if (request.Contains("Action=DescribeChangeSet", StringComparison.Ordinal))
                stop.Cancel();
            return response;
        };

        Assert.ThrowsAny<OperationCanceledException>(() => world.Run(_ => StackDeployment.PrepareAsync(world.Order(), stop.Token)));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(world.Find());
    }

    [Fact]
    public void A_lost_answer_makes_no_second_change_set()
    {
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.LostAnswer) { Action = "CreateChangeSet", Count = 1 });
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.LostAnswer) { Action = "ExecuteChangeSet", Count = 1 });

        Assert.Equal("CREATE_COMPLETE", world.Deploy(world.Order()).Status);
    }

    private void May(string statement) => world.Iam().Call(
        "PutUserPolicy", ("UserName", "deployer"), ("PolicyName", "own"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));

    private void Remove()
    {
        var target = world.Primary.In(World.RecoveryRegion);
        world.Run(cancellation => target.Of<CloudFormationGateway>().ProtectAsync(Sample.Name, on: false, cancellation));
        world.Run(cancellation => target.Of<CloudFormationGateway>().DeleteAsync(Sample.Name, cancellation));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(world.Find());
    }
}
