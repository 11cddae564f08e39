using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Iam;

/// <summary>The most that a user or role may be allowed.</summary>
public sealed class PermissionsBoundaryTests
{
    private const string All = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Looking = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["rds:Describe*","sts:*"],"Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}""";
    private const string Boundary = "arn:aws:iam::111111111111:policy/looking";

    private readonly AwsSandbox sandbox = new(new SandboxOptions());
    private readonly QueryClient iam;

    public PermissionsBoundaryTests()
    {
        iam = QueryClient.Iam(sandbox, sandbox.Primary());
        iam.Call("CreatePolicy", ("PolicyName", "looking"), ("PolicyDocument", Looking));
        iam.Call("CreateRole", ("RoleName", "ann"), ("AssumeRolePolicyDocument", Trust), ("PermissionsBoundary", Boundary));
        iam.Call("PutRolePolicy", ("RoleName", "ann"), ("PolicyName", "all"), ("PolicyDocument", All));
    }

    [Fact]
    public void A_role_made_with_one_may_do_no_more()
    {
        AsAnn().Call("DescribeDBInstances");

        Assert.EndsWith(
            "because no permissions boundary allows the rds:DeleteDBSnapshot action",
            Assert.Throws<AwsFault>(() => AsAnn().Call("DeleteDBSnapshot", ("DBSnapshotIdentifier", "orders"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(Boundary, (string)iam.Call("GetRole", ("RoleName", "ann")).Element("Role")!.Element("PermissionsBoundary")!.Element("PermissionsBoundaryArn")!);
    }

    [Fact]
    public void It_can_be_taken_away_and_put_again()
    {
        iam.Call("DeleteRolePermissionsBoundary", ("RoleName", "ann"));
        Assert.Equal("DBSnapshotNotFound", Assert.Throws<AwsFault>(() => AsAnn().Call("DeleteDBSnapshot", ("DBSnapshotIdentifier", "orders"))).Code);

        iam.Call("PutRolePermissionsBoundary", ("RoleName", "ann"), ("PermissionsBoundary", Boundary));
        Assert.Equal("AccessDenied", Assert.Throws<AwsFault>(() => AsAnn().Call("DeleteDBSnapshot", ("DBSnapshotIdentifier", "orders"))).Code);
    }

    [Fact]
    public void A_policy_in_use_stays()
    {
        Assert.Equal("DeleteConflict", Assert.Throws<AwsFault>(() => iam.Call("DeletePolicy", ("PolicyArn", Boundary))).Code);
        Assert.Equal("1", (string)iam.Call("GetPolicy", ("PolicyArn", Boundary)).Element("Policy")!.Element("PermissionsBoundaryUsageCount")!);

        iam.Call("DeleteRolePermissionsBoundary", ("RoleName", "ann"));
        iam.Call("DeletePolicy", ("PolicyArn", Boundary));

        Assert.Equal("NoSuchEntity", Assert.Throws<AwsFault>(() => iam.Call("CreateUser", ("UserName", "bob"), ("PermissionsBoundary", Boundary))).Code);
    }

    private QueryClient AsAnn()
    {
        var credentials = new QueryClient(sandbox, sandbox.Primary().AccessKey, "sts", "2011-06-15")
            .Call("AssumeRole", ("RoleArn", "arn:aws:iam::111111111111:role/ann"), ("RoleSessionName", "ann")).Element("Credentials")!;
        return new QueryClient(
            sandbox, new((string)credentials.Element("AccessKeyId")!, (string)credentials.Element("SecretAccessKey")!), "rds", "2014-10-31", token: (string)credentials.Element("SessionToken")!);
    }
}
