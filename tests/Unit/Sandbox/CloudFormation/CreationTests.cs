using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class CreationTests
{
    private readonly StackWorld world = new();

    [Fact]
    public async Task A_stack_makes_its_resources_and_tells_their_values()
    {
        Assert.Equal("CREATE_COMPLETE", world.Create(Templates.KeyAndRole, Templates.NamedIam, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "dba")));

        var kms = world.Aws.Kms(SandboxClients.Credentials(world.Aws.Primary()), StackWorld.Region);
        var key = (await kms.DescribeKeyAsync("alias/rdsbackup-us-east-2")).KeyMetadata;
        Assert.Equal(key.Arn, world.Output("KeyArn"));
        Assert.Equal("first", key.Description);
        Assert.Equal(key.KeyId, world.PhysicalId("Key"));
        Assert.Equal("arn:aws:iam::111111111111:role/rdsbackup-copy-us-east-2", world.Output("RoleArn"));
        var tags = await kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key.KeyId });
        Assert.Equal(["own=rdsbackup", "team=dba"], tags.Tags.Select(tag => $"{tag.TagKey}={tag.TagValue}"));
        var policy = world.Iam.Call("GetRolePolicy", ("RoleName", "rdsbackup-copy-us-east-2"), ("PolicyName", "use-key"));
        Assert.Contains(key.Arn, Uri.UnescapeDataString((string)policy.Element("PolicyDocument")!), StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_something_begins_when_that_is_complete()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        var story = world.Story().ToList();
        Assert.Equal("demo: CREATE_IN_PROGRESS", story[0]);
        Assert.Equal("demo: CREATE_COMPLETE", story[^1]);
        Assert.True(story.IndexOf("Key: CREATE_COMPLETE") < story.IndexOf("Alias: CREATE_IN_PROGRESS"));
        Assert.True(story.IndexOf("Role: CREATE_IN_PROGRESS") < story.IndexOf("Alias: CREATE_COMPLETE"));
    }

    [Fact]
    public void Creation_takes_the_time_it_takes_on_aws()
    {
        world.Admin.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);

        world.Wait(0.2);
        Assert.Equal("CREATE_IN_PROGRESS", world.Status());
        Assert.Equal("CREATE_IN_PROGRESS", (string?)world.Resource("Key").Element("ResourceStatus"));
        world.Wait(1);
        Assert.Equal("CREATE_COMPLETE", world.Status());
    }

    [Fact]
    public void A_resource_without_a_name_gets_one_from_stack_and_logical_id()
    {
        world.Create(
            """
            {"Resources":{"Worker":{"Type":"AWS::IAM::Role","Properties":{"AssumeRolePolicyDocument":
              {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{"Ref":"AWS::AccountId"}},"Action":"sts:AssumeRole"}]}}}}}
            """,
            ("Capabilities.member.1", "CAPABILITY_IAM"));

        Assert.Matches("^demo-Worker-[A-Z0-9]{12}$", world.PhysicalId("Worker"));
    }

    [Fact]
    public void A_failed_creation_is_rolled_back_and_can_only_be_deleted()
    {
        world.Iam.Call("CreateRole", ("RoleName", "rdsbackup-copy-us-east-2"), ("AssumeRolePolicyDocument", Iam.Policies.Trust(StackWorld.Account)));

        Assert.Equal("ROLLBACK_COMPLETE", world.Create(Templates.KeyAndRole, Templates.NamedIam));

        Assert.Contains("Role with name rdsbackup-copy-us-east-2 already exists.", world.FirstFailure(), StringComparison.Ordinal);
        Assert.Contains("HandlerErrorCode: AlreadyExists", world.FirstFailure(), StringComparison.Ordinal);
        Assert.Equal("DELETE_COMPLETE", (string?)world.Resource("Key").Element("ResourceStatus"));
        Assert.Contains("The following resource(s) failed to create: [Role", string.Join('\n', world.Events().Select(one => one.Value)), StringComparison.Ordinal);
        var stack = (string)world.Stack().Element("StackId")!;
        Assert.Equal(
            $"Stack:{stack} is in ROLLBACK_COMPLETE state and can not be updated.",
            StackWorld.Refused(() => world.Update(Templates.KeyAndRole, Templates.NamedIam)).Message);
        Assert.Equal("AlreadyExistsException", StackWorld.Refused(() => world.Create(Templates.KeyAndRole, Templates.NamedIam)).Code);
        Assert.Equal("DELETE_COMPLETE", world.Delete());
    }

    [Theory]
    [InlineData("DO_NOTHING", "CREATE_FAILED", "CREATE_COMPLETE")]
    [InlineData("DELETE", "DELETE_COMPLETE", "DELETE_COMPLETE")]
    public void The_caller_says_what_becomes_of_a_failed_creation(string onFailure, string status, string key)
    {
        var id = (string)world.Admin.Call(
            "CreateStack",
            ("StackName", "demo"),
            ("TemplateBody", Templates.KeyAndRole.Replace("TargetKeyId: !Ref Key", "TargetKeyId: !Sub '${Key}0'", StringComparison.Ordinal)),
            Templates.NamedIam,
            ("OnFailure", onFailure)).Element("StackId")!;
        world.Wait();

        Assert.Equal(status, world.Status(id));
        Assert.Equal(key, (string?)world.Resource("Key", id).Element("ResourceStatus"));
    }

    [Fact]
    public void Who_may_not_make_one_resource_is_told_which_and_why()
    {
        var deployer = world.User("deployer", $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"cloudformation:*","Resource":"arn:aws:cloudformation:us-east-2:{{StackWorld.Account}}:stack/demo/*"},
              {"Effect":"Allow","Action":["kms:*"],"Resource":"*"}]}
            """);
        deployer.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);
        world.Wait();

        Assert.Equal("ROLLBACK_COMPLETE", world.Status());
        Assert.StartsWith(
            "Resource handler returned message: \"User: arn:aws:iam::111111111111:user/deployer is not authorized to perform: iam:CreateRole on resource: "
            + "arn:aws:iam::111111111111:role/rdsbackup-copy-us-east-2",
            world.FirstFailure(),
            StringComparison.Ordinal);
        Assert.EndsWith("HandlerErrorCode: AccessDenied)", world.FirstFailure(), StringComparison.Ordinal);
        Assert.Equal(
            "AccessDenied",
            StackWorld.Refused(() => deployer.Call("CreateStack", ("StackName", "other"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam)).Code);
    }

    [Fact]
    public void With_a_role_its_permissions_count_and_the_caller_has_to_pass_it()
    {
        var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudformation.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        world.Iam.Call("CreateRole", ("RoleName", "builder"), ("AssumeRolePolicyDocument", trust));
        world.Iam.Call("PutRolePolicy", ("RoleName", "builder"), ("PolicyName", "own"), ("PolicyDocument", Iam.Policies.Allow("*")));
        var role = ("RoleARN", "arn:aws:iam::111111111111:role/builder");
        var user = world.User("starter", Iam.Policies.Allow("cloudformation:*"));
        (string, string)[] request = [("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam, role];

        Assert.Equal("AccessDenied", StackWorld.Refused(() => user.Call("CreateStack", request)).Code);

        world.Iam.Call("PutUserPolicy", ("UserName", "starter"), ("PolicyName", "pass"), ("PolicyDocument", Iam.Policies.Allow("iam:PassRole")));
        user.Call("CreateStack", request);
        world.Wait();
        Assert.Equal("CREATE_COMPLETE", world.Status());
        Assert.Contains(world.Aws.Calls.Latest, call => call.Action == "CreateKey" && call.Caller!.Contains("assumed-role/builder/AWSCloudFormation", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_client_token_makes_one_stack()
    {
        (string, string)[] request = [("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam, ("ClientRequestToken", "once")];

        var first = (string?)world.Admin.Call("CreateStack", request).Element("StackId");

        Assert.Equal(first, (string?)world.Admin.Call("CreateStack", request).Element("StackId"));
        world.Wait();
        Assert.All(world.Events(), one => Assert.Equal("once", (string?)one.Element("ClientRequestToken")));
    }

    [Fact]
    public void Throttled_calls_are_tried_again()
    {
        world.Aws.Faults.Add(new FaultRule(FaultKinds.Throttling) { Action = "CreateKey", Count = 2 });

        Assert.Equal("CREATE_COMPLETE", world.Create(Templates.KeyAndRole, Templates.NamedIam));
    }

    [Fact]
    public void Events_come_newest_first_in_pages()
    {
        var aliases = Enumerable.Range(0, 40).Select(one => $"  A{one}: {{Type: 'AWS::KMS::Alias', Properties: {{AliasName: alias/a{one}, TargetKeyId: !Ref Key}}}}");
        world.Create($"Resources:\n  Key: {{Type: 'AWS::KMS::Key'}}\n{string.Join('\n', aliases)}");

        var first = world.Admin.Call("DescribeStackEvents", ("StackName", "demo"));
        var second = world.Admin.Call("DescribeStackEvents", ("StackName", "demo"), ("NextToken", (string)first.Element("NextToken")!));

        Assert.Equal("demo", (string?)first.Element("StackEvents")!.Elements().First().Element("LogicalResourceId"));
        Assert.Equal("User Initiated", (string?)second.Element("StackEvents")!.Elements().Last().Element("ResourceStatusReason"));
        var times = first.Element("StackEvents")!.Elements().Concat(second.Element("StackEvents")!.Elements())
            .Select(one => DateTimeOffset.Parse((string)one.Element("Timestamp")!)).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public void A_templates_text_is_given_back_as_it_was()
    {
        world.Create(Templates.KeyAndRole, Templates.NamedIam);

        Assert.Equal(Templates.KeyAndRole, (string?)world.Admin.Call("GetTemplate", ("StackName", "demo")).Element("TemplateBody"));
    }

    [Fact]
    public void A_hidden_parameter_is_shown_as_asterisks()
    {
        world.Create("""
            Parameters: {Secret: {Type: String, NoEcho: true}}
            Resources: {Key: {Type: 'AWS::KMS::Key', Properties: {Description: !Sub 'is ${Secret}'}}}
            """, ("Parameters.member.1.ParameterKey", "Secret"), ("Parameters.member.1.ParameterValue", "hush"));

        Assert.Equal("****", (string?)world.Stack().Element("Parameters")!.Element("member")!.Element("ParameterValue"));
        Assert.Equal("is hush", JsonNode.Parse((string)world.Events().First(one => (string?)one.Element("ResourceStatus") == "CREATE_COMPLETE").Element("ResourceProperties")!)!["Description"]!.ToString());
    }
}
