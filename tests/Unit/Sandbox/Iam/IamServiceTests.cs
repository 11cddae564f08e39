using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Iam;

public sealed class IamServiceTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());
    private readonly QueryClient iam;

    public IamServiceTests() => iam = QueryClient.Iam(sandbox, sandbox.Primary());

    [Fact]
    public void A_role_is_what_was_created()
    {
        var trust = Policies.Trust("arn:aws:iam::222222222222:root");
        iam.Call(
            "CreateRole",
            ("RoleName", "backup"),
            ("Path", "/ops/"),
            ("Description", "copies"),
            ("AssumeRolePolicyDocument", trust),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "vault"));

        var role = iam.Call("GetRole", ("RoleName", "backup")).Element("Role")!;

        Assert.Equal("arn:aws:iam::111111111111:role/ops/backup", (string?)role.Element("Arn"));
        Assert.Equal("3600", (string?)role.Element("MaxSessionDuration"));
        Assert.Equal(trust, Uri.UnescapeDataString((string)role.Element("AssumeRolePolicyDocument")!));
        Assert.Equal("vault", (string?)role.Element("Tags")!.Element("member")!.Element("Value"));
    }

    [Fact]
    public void Roles_are_listed_page_by_page()
    {
        foreach (var name in (string[])["c", "a", "b"])
            CreateRole(name);

        var first = iam.Call("ListRoles", ("MaxItems", "2"));
        var second = iam.Call("ListRoles", ("MaxItems", "2"), ("Marker", (string)first.Element("Marker")!));

        Assert.Equal(["a", "AWSServiceRoleForRDS"], Names(first));
        Assert.Equal(["b", "c"], Names(second));
        Assert.Equal("false", (string?)second.Element("IsTruncated"));
    }

    [Fact]
    public void A_role_goes_only_after_its_policies()
    {
        CreateRole("backup");
        iam.Call("PutRolePolicy", ("RoleName", "backup"), ("PolicyName", "inline"), ("PolicyDocument", Policies.Allow("rds:*")));
        iam.Call("AttachRolePolicy", ("RoleName", "backup"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        Refused("DeleteConflict", 409, "Cannot delete entity, must detach all policies first.", "DeleteRole", ("RoleName", "backup"));
        iam.Call("DetachRolePolicy", ("RoleName", "backup"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        Refused("DeleteConflict", 409, "Cannot delete entity, must delete policies first.", "DeleteRole", ("RoleName", "backup"));
        iam.Call("DeleteRolePolicy", ("RoleName", "backup"), ("PolicyName", "inline"));
        iam.Call("DeleteRole", ("RoleName", "backup"));

        Refused("NoSuchEntity", 404, "The role with name backup cannot be found.", "GetRole", ("RoleName", "backup"));
    }

    [Fact]
    public void What_is_there_is_not_made_again()
    {
        CreateRole("backup");

        Refused(
            "EntityAlreadyExists",
            409,
            "Role with name backup already exists.",
            "CreateRole",
            ("RoleName", "backup"),
            ("AssumeRolePolicyDocument", Policies.Trust("111111111111")));
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:role/nobody")]
    [InlineData("arn:aws:iam::333333333333:root")]
    public void A_trust_policy_cannot_name_who_is_not_there(string principal) => Refused(
        "MalformedPolicyDocument",
        400,
        $"Invalid principal in policy: \"AWS\":\"{principal}\"",
        "CreateRole",
        ("RoleName", "backup"),
        ("AssumeRolePolicyDocument", Policies.Trust(principal)));

    [Theory]
    [InlineData("{", "MalformedPolicyDocument")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"rds:*"}]}""", "MalformedPolicyDocument")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"rds:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}""", "NotInSandbox")]
    public void A_policy_that_is_malformed_or_cannot_be_evaluated_is_refused(string policy, string code)
    {
        CreateRole("backup");

        var fault = Assert.Throws<AwsFault>(() => iam.Call(
            "PutRolePolicy", ("RoleName", "backup"), ("PolicyName", "odd"), ("PolicyDocument", policy)));

        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void Only_one_managed_policy_is_known_and_others_are_refused_by_name()
    {
        CreateRole("backup");

        Refused(
            "NoSuchEntity",
            404,
            "Policy arn:aws:iam::aws:policy/ReadOnlyAccess does not exist or is not attachable.",
            "AttachRolePolicy",
            ("RoleName", "backup"),
            ("PolicyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
    }

    [Fact]
    public void A_new_user_may_do_nothing_until_a_policy_says_so_and_never_what_one_denies()
    {
        var ann = CreateUser("ann");
        const string denied = "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: iam:GetUser on resource: arn:aws:iam::111111111111:user/ann ";

        var none = Assert.Throws<AwsFault>(() => ann.Call("GetUser"));
        Assert.Equal(("AccessDenied", 403), (none.Code, none.Status));
        Assert.Equal(denied + "because no identity-based policy allows the iam:GetUser action", none.Message);

        PutUserPolicy("allow", Policies.Allow("iam:Get*", "arn:aws:iam::111111111111:user/${aws:username}"));
        Assert.Equal("ann", (string?)ann.Call("GetUser").Element("User")!.Element("UserName"));

        PutUserPolicy("deny", Policies.Allow("*", effect: "Deny"));
        Assert.Equal(denied + "with an explicit deny in an identity-based policy", Assert.Throws<AwsFault>(() => ann.Call("GetUser")).Message);
    }

    [Fact]
    public void A_deleted_access_key_signs_no_more()
    {
        iam.Call("CreateUser", ("UserName", "ann"));
        var key = iam.Call("CreateAccessKey", ("UserName", "ann")).Element("AccessKey")!;
        iam.Call("CreateAccessKey", ("UserName", "ann"));
        Refused("LimitExceeded", 409, "Cannot exceed quota for AccessKeysPerUser: 2", "CreateAccessKey", ("UserName", "ann"));

        iam.Call("DeleteAccessKey", ("UserName", "ann"), ("AccessKeyId", (string)key.Element("AccessKeyId")!));

        Assert.Equal("InvalidClientTokenId", Assert.Throws<AwsFault>(() => Client(key).Call("GetUser")).Code);
    }

    [Fact]
    public void The_role_of_RDS_is_there_made_once_and_only_deleted_as_what_it_is()
    {
        (string, string) name = ("RoleName", "AWSServiceRoleForRDS");
        (string, string) service = ("AWSServiceName", "rds.amazonaws.com");

        Assert.Equal("UnmodifiableEntity", Assert.Throws<AwsFault>(() => iam.Call("DeleteRole", name)).Code);
        Assert.Equal("InvalidInput", Assert.Throws<AwsFault>(() => iam.Call("CreateServiceLinkedRole", service)).Code);
        iam.Call("DeleteServiceLinkedRole", name);
        Assert.Equal("NoSuchEntity", Assert.Throws<AwsFault>(() => iam.Call("GetRole", name)).Code);
        Assert.Equal(
            "arn:aws:iam::111111111111:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS",
            (string?)iam.Call("CreateServiceLinkedRole", service).Element("Role")!.Element("Arn"));
    }

    [Fact]
    public void It_is_global_so_every_region_sees_the_same_roles()
    {
        CreateRole("backup");

        var elsewhere = new QueryClient(sandbox, sandbox.Primary().AccessKey, "iam", "2010-05-08", "us-east-2");

        Assert.Contains("backup", Names(elsewhere.Call("ListRoles")));
    }

    [Fact]
    public void The_call_log_says_who_asked_for_what_and_how_it_ended()
    {
        Assert.Throws<AwsFault>(() => iam.Call("GetRole", ("RoleName", "nobody")));

        var call = sandbox.Calls.Latest[^1];
        Assert.Equal(
            ("111111111111", "us-east-1", "iam", "GetRole", "arn:aws:iam::111111111111:role/nobody", "NoSuchEntity", 404),
            (call.AccountId, call.Region, call.Service, call.Action, call.Resource, call.Code, call.Status));
        Assert.Equal(1, sandbox.Calls.Counts[new CallKind("111111111111", "us-east-1", "iam", "GetRole")]);
    }

    [Fact]
    public void A_service_control_policy_holds_everybody_in_its_account_who_comes_later_too()
    {
        sandbox.Hold("111111111111", Policies.Allow("iam:GetRole", effect: "Deny"));
        var ann = CreateUser("ann");
        PutUserPolicy("all", Policies.Allow("*"));
        var other = QueryClient.Iam(sandbox, sandbox.Accounts.Single(account => account.Id == "222222222222"));

        foreach (var held in new[] { iam, ann })
        {
            Assert.EndsWith(
                "with an explicit deny in a service control policy",
                Assert.Throws<AwsFault>(() => held.Call("GetRole", ("RoleName", "AWSServiceRoleForRDS"))).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal("AWSServiceRoleForRDS", (string?)other.Call("GetRole", ("RoleName", "AWSServiceRoleForRDS")).Element("Role")!.Element("RoleName"));
    }

    // "AWS global condition context keys" of the IAM user guide: it is always there.
    [Fact]
    public void Whether_a_service_calls_for_somebody_is_always_known()
    {
        iam.Call("PutUserPolicy", ("UserName", "admin"), ("PolicyName", "direct"), ("PolicyDocument",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:GetRole","Resource":"*","Condition":{"Bool":{"aws:ViaAWSService":"false"}}}]}"""));

        Assert.Equal("AccessDenied", Assert.Throws<AwsFault>(() => iam.Call("GetRole", ("RoleName", "AWSServiceRoleForRDS"))).Code);
    }

    private static IEnumerable<string> Names(XElement page) => page.Element("Roles")!.Elements().Select(role => (string)role.Element("RoleName")!);

    private void Refused(string code, int status, string message, string action, params (string, string)[] parameters)
    {
        var fault = Assert.Throws<AwsFault>(() => iam.Call(action, parameters));
        Assert.Equal((code, status, message), (fault.Code, fault.Status, fault.Message));
    }

    private void CreateRole(string name) =>
        iam.Call("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", Policies.Trust("arn:aws:iam::111111111111:user/admin")));

    private void PutUserPolicy(string name, string policy) =>
        iam.Call("PutUserPolicy", ("UserName", "ann"), ("PolicyName", name), ("PolicyDocument", policy));

    private QueryClient CreateUser(string name)
    {
        iam.Call("CreateUser", ("UserName", name));
        return Client(iam.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!);
    }

    private QueryClient Client(XElement key) => new(
        sandbox, new AccessKey((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!), "iam", "2010-05-08");
}
