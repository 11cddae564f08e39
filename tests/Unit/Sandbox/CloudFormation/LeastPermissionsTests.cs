namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class LeastPermissionsTests
{
    private static readonly string[] Needed =
    [
        "kms:CreateKey", "kms:EnableKeyRotation", "kms:CreateAlias", "iam:CreateRole", "iam:PutRolePolicy", "cloudformation:CreateStack",
    ];

    [Fact]
    public void What_the_resources_need_and_no_more_is_enough()
    {
        var world = new StackWorld();

        world.User("deployer", Policy(Needed)).Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);
        world.Wait();

        Assert.Equal("CREATE_COMPLETE", world.Status());
    }

    [Theory]
    [InlineData("kms:CreateKey")]
    [InlineData("kms:EnableKeyRotation")]
    [InlineData("kms:CreateAlias")]
    [InlineData("iam:CreateRole")]
    [InlineData("iam:PutRolePolicy")]
    public void Without_any_of_it_a_resource_fails_and_names_it(string missing)
    {
        var world = new StackWorld();

        world.User("deployer", Policy(Needed.Where(action => action != missing)))
            .Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);
        world.Wait();

        Assert.StartsWith("ROLLBACK_", world.Status(), StringComparison.Ordinal);
        Assert.Contains(missing, string.Join('\n', world.Events().Select(one => (string?)one.Element("ResourceStatusReason"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_can_allow_calls_through_cloudformation_only()
    {
        var world = new StackWorld();
        var user = world.User("deployer", """
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"cloudformation:*","Resource":"*"},
              {"Effect":"Allow","Action":["kms:*","iam:*"],"Resource":"*",
               "Condition":{"ForAnyValue:StringEquals":{"aws:CalledVia":"cloudformation.amazonaws.com"}}}]}
            """);

        user.Call("CreateStack", ("StackName", "demo"), ("TemplateBody", Templates.KeyAndRole), Templates.NamedIam);
        world.Wait();

        Assert.Equal("CREATE_COMPLETE", world.Status());
    }

    private static string Policy(IEnumerable<string> actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{string.Join(',', actions.Select(action => $"\"{action}\""))}}],"Resource":"*"}]}""";
}
