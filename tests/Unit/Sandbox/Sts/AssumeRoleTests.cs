using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Iam;

namespace RdsBackup.Unit.Sandbox.Sts;

public sealed class AssumeRoleTests
{
    private const string RoleArn = "arn:aws:iam::222222222222:role/backup";

    // A host of its own: some of these sandboxes live in another wall time, and the SDK remembers by host how far a clock is off.
    private const string Host = "assume-role.invalid";

    private readonly VirtualClock wall = new(TimeProvider.System.GetUtcNow());
    private readonly AwsSandbox sandbox;
    private readonly QueryClient primary;
    private readonly QueryClient secondary;

    public AssumeRoleTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { WallClock = wall });
        primary = QueryClient.Iam(sandbox, sandbox.Primary());
        secondary = QueryClient.Iam(sandbox, sandbox.Secondary());
    }

    [Fact]
    public async Task A_role_of_another_account_that_trusts_the_caller_gives_a_session_there()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"));

        var response = await AssumeAsync();

        Assert.Equal("arn:aws:sts::222222222222:assumed-role/backup/nightly", response.AssumedRoleUser.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}:nightly$", response.AssumedRoleUser.AssumedRoleId);
        Assert.StartsWith("ASIA", response.Credentials.AccessKeyId, StringComparison.Ordinal);
        Assert.Equal(wall.GetUtcNow().UtcDateTime.AddHours(1), response.Credentials.Expiration!.Value.ToUniversalTime(), TimeSpan.FromSeconds(1));

        using var session = sandbox.Sts(response.Credentials, host: Host);
        var identity = await session.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        Assert.Equal(
            (response.AssumedRoleUser.Arn, response.AssumedRoleUser.AssumedRoleId, "222222222222"),
            (identity.Arn, identity.UserId, identity.Account));
    }

    [Fact]
    public async Task A_role_that_does_not_trust_the_caller_and_one_that_is_not_there_are_refused_alike()
    {
        var missing = await RefusedAsync();
        CreateRole(Policies.Trust("arn:aws:iam::222222222222:root"));
        var closed = await RefusedAsync();

        Assert.Equal(
            "User: arn:aws:iam::111111111111:user/admin is not authorized to perform: sts:AssumeRole on resource: " + RoleArn, closed.Message);
        Assert.Equal(
            ("AccessDenied", 403, closed.Message, closed.Message), (closed.ErrorCode, (int)closed.StatusCode, closed.Message, missing.Message));
    }

    [Fact]
    public async Task The_callers_own_policies_have_to_allow_it_too()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"));
        var ann = CreateUser("ann");

        Assert.Equal(
            $"User: arn:aws:iam::111111111111:user/ann is not authorized to perform: sts:AssumeRole on resource: {RoleArn} "
            + "because no identity-based policy allows the sts:AssumeRole action",
            (await RefusedAsync(ann)).Message);

        primary.Call("PutUserPolicy", ("UserName", "ann"), ("PolicyName", "assume"), ("PolicyDocument", Policies.Allow("sts:AssumeRole", RoleArn)));
        await AssumeAsync(ann);
    }

    [Fact]
    public async Task A_trust_policy_that_wants_an_external_id_takes_no_other()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root", """{"StringEquals":{"sts:ExternalId":"vault-7"}}"""));

        Assert.Equal("AccessDenied", (await RefusedAsync()).ErrorCode);
        Assert.Equal("AccessDenied", (await RefusedAsync(change: request => request.ExternalId = "vault-8")).ErrorCode);
        await AssumeAsync(change: request => request.ExternalId = "vault-7");
    }

    [Theory]
    [InlineData(899, "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900")]
    [InlineData(43201, "Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200")]
    [InlineData(7201, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    public async Task A_session_is_as_long_as_the_role_allows(int seconds, string message)
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"), ("MaxSessionDuration", "7200"));

        var error = await RefusedAsync(change: request => request.DurationSeconds = seconds);

        Assert.Equal("ValidationError", error.ErrorCode);
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
        await AssumeAsync(change: request => request.DurationSeconds = 7200);
    }

    [Fact]
    public async Task A_role_assumed_by_a_role_gives_an_hour_at_most()
    {
        primary.Call("CreateRole", ("RoleName", "first"), ("AssumeRolePolicyDocument", Policies.Trust("arn:aws:iam::111111111111:root")));
        primary.Call("AttachRolePolicy", ("RoleName", "first"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:role/first"), ("MaxSessionDuration", "7200"));
        var first = await AssumeAsync(change: request => request.RoleArn = "arn:aws:iam::111111111111:role/first");

        var error = await RefusedAsync(first.Credentials, request => request.DurationSeconds = 3601);

        Assert.Equal("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", error.Message);
        await AssumeAsync(first.Credentials, request => request.DurationSeconds = 3600);
    }

    [Theory]
    [InlineData("a", "Member must have length greater than or equal to 2")]
    [InlineData("with space", @"Member must satisfy regular expression pattern: [\w+=,.@-]*")]
    public async Task A_session_name_that_AWS_refuses_is_refused(string name, string message)
    {
        var error = await RefusedAsync(change: request => request.RoleSessionName = name);

        Assert.Equal(
            $"1 validation error detected: Value '{name}' at 'roleSessionName' failed to satisfy constraint: {message}", error.Message);
    }

    [Fact]
    public async Task A_session_policy_narrows_the_roles_own()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"));
        secondary.Call("AttachRolePolicy", ("RoleName", "backup"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var wide = await AssumeAsync();
        var narrow = await AssumeAsync(change: request => request.Policy = Policies.Allow("rds:*"));

        Iam(wide.Credentials).Call("ListRoles");
        var fault = Assert.Throws<AwsFault>(() => Iam(narrow.Credentials).Call("ListRoles"));

        Assert.Equal(
            "User: arn:aws:sts::222222222222:assumed-role/backup/nightly is not authorized to perform: iam:ListRoles on resource: "
            + "arn:aws:iam::222222222222:role/ because no session policy allows the iam:ListRoles action",
            fault.Message);
    }

    [Fact]
    public async Task A_session_tag_is_a_condition_key_of_what_the_session_does()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"));
        secondary.Call("PutRolePolicy", ("RoleName", "backup"), ("PolicyName", "tagged"), ("PolicyDocument",
            """{"Statement":{"Effect":"Allow","Action":"iam:ListRoles","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"vault"}}}}"""));
        var tagged = await AssumeAsync(change: request => request.Tags = [new Tag { Key = "team", Value = "vault" }]);
        var untagged = await AssumeAsync();

        Iam(tagged.Credentials).Call("ListRoles");
        Assert.Equal("AccessDenied", Assert.Throws<AwsFault>(() => Iam(untagged.Credentials).Call("ListRoles")).Code);
    }

    [Fact]
    public async Task A_session_ends_in_wall_time()
    {
        var late = new VirtualClock(wall.GetUtcNow().AddMinutes(-4));
        var other = new AwsSandbox(new SandboxOptions { WallClock = late });
        QueryClient.Iam(other, other.Secondary()).Call(
            "CreateRole", ("RoleName", "backup"), ("AssumeRolePolicyDocument", Policies.Trust("arn:aws:iam::111111111111:root")));
        using var sts = other.Sts(SandboxClients.Credentials(other.Primary()), host: Host);
        var session = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "nightly", DurationSeconds = 900 });
        using var caller = other.Sts(session.Credentials, host: Host);

        late.Advance(TimeSpan.FromMinutes(14));
        await caller.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        late.Advance(TimeSpan.FromMinutes(1));
        var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => caller.GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal(
            ("ExpiredToken", 403, "The security token included in the request is expired"), (error.ErrorCode, (int)error.StatusCode, error.Message));
    }

    [Fact]
    public async Task A_session_needs_its_own_token()
    {
        CreateRole(Policies.Trust("arn:aws:iam::111111111111:root"));
        var one = (await AssumeAsync()).Credentials;
        var other = (await AssumeAsync()).Credentials;

        foreach (AWSCredentials wrong in (AWSCredentials[])
            [new SessionAWSCredentials(one.AccessKeyId, one.SecretAccessKey, other.SessionToken), new BasicAWSCredentials(one.AccessKeyId, one.SecretAccessKey)])
        {
            using var sts = sandbox.Sts(wrong, host: Host);
            var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest()));
            Assert.Equal("InvalidClientTokenId", error.ErrorCode);
        }
    }

    [Fact]
    public async Task A_users_session_is_the_user_and_gives_no_further_session()
    {
        using var sts = sandbox.Sts(SandboxClients.Credentials(sandbox.Primary()), host: Host);
        var session = await sts.GetSessionTokenAsync(new GetSessionTokenRequest());
        using var caller = sandbox.Sts(session.Credentials, host: Host);

        Assert.Equal("arn:aws:iam::111111111111:user/admin", (await caller.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Arn);
        Assert.Equal(wall.GetUtcNow().UtcDateTime.AddHours(12), session.Credentials.Expiration!.Value.ToUniversalTime(), TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => caller.GetSessionTokenAsync(new GetSessionTokenRequest()));
        Assert.Equal("Cannot call GetSessionToken with session credentials", error.Message);
    }

    private void CreateRole(string trust, params (string, string)[] more) =>
        secondary.Call("CreateRole", [("RoleName", "backup"), ("AssumeRolePolicyDocument", trust), .. more]);

    private BasicAWSCredentials CreateUser(string name)
    {
        primary.Call("CreateUser", ("UserName", name));
        var key = primary.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!;
        return new BasicAWSCredentials((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!);
    }

    private QueryClient Iam(Credentials session) => new(
        sandbox, new AccessKey(session.AccessKeyId, session.SecretAccessKey), "iam", "2010-05-08", token: session.SessionToken);

    private async Task<AssumeRoleResponse> AssumeAsync(AWSCredentials? caller = null, Action<AssumeRoleRequest>? change = null)
    {
        var request = new AssumeRoleRequest { RoleArn = RoleArn, RoleSessionName = "nightly" };
        change?.Invoke(request);
        using var sts = sandbox.Sts(caller ?? SandboxClients.Credentials(sandbox.Primary()), host: Host);
        return await sts.AssumeRoleAsync(request);
    }

    private Task<AmazonSecurityTokenServiceException> RefusedAsync(AWSCredentials? caller = null, Action<AssumeRoleRequest>? change = null) =>
        Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => AssumeAsync(caller, change));
}
