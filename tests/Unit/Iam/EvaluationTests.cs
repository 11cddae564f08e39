using RdsBackup.Iam;

namespace RdsBackup.Unit.Iam;

/// <summary>IAM user guide, "Policy evaluation logic", "Policy evaluation for requests within a single account", "Cross-account policy evaluation logic".</summary>
public sealed class EvaluationTests
{
    private const string Snapshot = "arn:aws:rds:us-east-1:111111111111:snapshot:orders";
    private const string Bucket = "arn:aws:s3:::exports";
    private const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    [Fact]
    public void By_default_everything_is_denied()
    {
        var decision = Ask.Decide("rds:CopyDBSnapshot", Snapshot);

        Assert.Equal(AccessReason.NoIdentityPolicy, decision.Reason);
        Assert.Null(decision.Statement);
        Assert.Equal(
            $"User: {Ask.User} is not authorized to perform: rds:CopyDBSnapshot on resource: {Snapshot} because no identity-based policy allows the rds:CopyDBSnapshot action",
            decision.Message);
    }

    [Fact]
    public void An_allow_in_an_identity_policy_is_enough_in_the_own_account()
    {
        var decision = Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: """{"Sid":"Copy","Effect":"Allow","Action":"rds:Copy*","Resource":"*"}""");

        Assert.True(decision.IsAllowed);
        Assert.Equal(new DecidingStatement(PolicyRole.Identity, "identity", 0, "Copy"), decision.Statement);
    }

    [Fact]
    public void The_root_user_needs_no_policy() => Assert.True(Ask.Decide("rds:CopyDBSnapshot", Snapshot, "arn:aws:iam::111111111111:root").IsAllowed);

    [Fact]
    public void An_explicit_deny_overrides_every_allow()
    {
        var decision = Ask.Decide(
            "rds:DeleteDBSnapshot", Snapshot, identity: $$"""{{AllowAll}},{"Sid":"Keep","Effect":"Deny","Action":"rds:Delete*","Resource":"*"}""");

        Assert.Equal(AccessReason.ExplicitDeny, decision.Reason);
        Assert.Equal(new DecidingStatement(PolicyRole.Identity, "identity", 1, "Keep"), decision.Statement);
        Assert.EndsWith($"on resource: {Snapshot} with an explicit deny in an identity-based policy", decision.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explicit_deny_in_a_resource_policy_overrides_an_identity_policy()
    {
        var decision = Ask.Decide(
            "s3:GetObject", Bucket, identity: AllowAll, policy: (PolicyKind.Resource, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}"""));

        Assert.Equal("with an explicit deny in a resource-based policy", decision.Because);
    }

    [Fact]
    public void A_resource_policy_that_names_the_user_is_enough_in_the_own_account() =>
        Assert.True(Ask.Decide(
            "s3:GetObject", Bucket, policy: (PolicyKind.Resource, $$"""{"Effect":"Allow","Principal":{"AWS":"{{Ask.User}}"},"Action":"s3:GetObject","Resource":"*"}""")).IsAllowed);

    [Fact]
    public void A_resource_policy_that_names_the_account_leaves_it_to_identity_policies()
    {
        const string policy = """{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"s3:GetObject","Resource":"*"}""";

        Assert.False(Ask.Decide("s3:GetObject", Bucket, policy: (PolicyKind.Resource, policy)).IsAllowed);
        Assert.True(Ask.Decide("s3:GetObject", Bucket, identity: AllowAll, policy: (PolicyKind.Resource, policy)).IsAllowed);
    }

    [Fact]
    public void Another_account_needs_both_sides()
    {
        const string foreign = "arn:aws:sns:us-east-1:222222222222:topic";
        const string policy = $$"""{"Effect":"Allow","Principal":{"AWS":"{{Ask.User}}"},"Action":"sns:Publish","Resource":"*"}""";

        Assert.Equal(AccessReason.NoResourcePolicy, Ask.Decide("sns:Publish", foreign, identity: AllowAll).Reason);
        Assert.Equal(AccessReason.NoIdentityPolicy, Ask.Decide("sns:Publish", foreign, policy: (PolicyKind.Resource, policy)).Reason);
        Assert.True(Ask.Decide("sns:Publish", foreign, identity: AllowAll, policy: (PolicyKind.Resource, policy)).IsAllowed);
    }

    [Fact]
    public void A_session_policy_limits_what_the_role_may_do()
    {
        const string session = """{"Effect":"Allow","Action":"rds:Describe*","Resource":"*"}""";

        Assert.True(Ask.Decide("rds:DescribeDBSnapshots", Snapshot, Ask.Session, AllowAll, session).IsAllowed);
        Assert.Equal(
            "because no session policy allows the rds:CopyDBSnapshot action",
            Ask.Decide("rds:CopyDBSnapshot", Snapshot, Ask.Session, AllowAll, session).Because);
        Assert.Equal(AccessReason.NoIdentityPolicy, Ask.Decide("rds:DescribeDBSnapshots", Snapshot, Ask.Session, null, session).Reason);
    }

    [Fact]
    public void A_permissions_boundary_limits_what_policies_allow_and_gives_nothing()
    {
        const string boundary = """{"Effect":"Allow","Action":"rds:Describe*","Resource":"*"}""";

        Assert.True(Ask.Decide("rds:DescribeDBSnapshots", Snapshot, identity: AllowAll, boundary: boundary).IsAllowed);
        Assert.Equal(
            "because no permissions boundary allows the rds:CopyDBSnapshot action", Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: AllowAll, boundary: boundary).Because);
        Assert.Equal(AccessReason.NoIdentityPolicy, Ask.Decide("rds:DescribeDBSnapshots", Snapshot, boundary: boundary).Reason);
        Assert.Equal(
            "with an explicit deny in a permissions boundary",
            Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: AllowAll, boundary: AllowAll + """,{"Effect":"Deny","Action":"rds:Copy*","Resource":"*"}""").Because);
    }

    // "Resource-based policies" of the IAM user guide's page on permissions boundaries.
    [Fact]
    public void A_permissions_boundary_limits_what_a_resource_policy_gives_the_role_but_not_what_it_gives_a_user_or_the_session()
    {
        const string boundary = """{"Effect":"Allow","Action":"rds:*","Resource":"*"}""";
        static (PolicyKind, string) Policy(string who) => (PolicyKind.Resource, $$"""{"Effect":"Allow","Principal":{"AWS":"{{who}}"},"Action":"s3:*","Resource":"*"}""");

        Assert.Equal(
            AccessReason.NoPermissionsBoundary, Ask.Decide("s3:GetObject", Bucket, Ask.Session, policy: Policy("arn:aws:iam::111111111111:role/backup"), boundary: boundary).Reason);
        Assert.True(Ask.Decide("s3:GetObject", Bucket, Ask.Session, policy: Policy(Ask.Session), boundary: boundary).IsAllowed);
        Assert.True(Ask.Decide("s3:GetObject", Bucket, Ask.User, policy: Policy(Ask.User), boundary: boundary).IsAllowed);
    }

    [Fact]
    public void A_session_policy_limits_what_a_resource_policy_gives_the_role_but_not_what_it_gives_the_session()
    {
        const string session = """{"Effect":"Allow","Action":"rds:*","Resource":"*"}""";
        static string Policy(string who) => $$"""{"Effect":"Allow","Principal":{"AWS":"{{who}}"},"Action":"s3:*","Resource":"*"}""";

        Assert.Equal(
            AccessReason.NoSessionPolicy,
            Ask.Decide("s3:GetObject", Bucket, Ask.Session, null, session, (PolicyKind.Resource, Policy("arn:aws:iam::111111111111:role/backup"))).Reason);
        Assert.True(Ask.Decide("s3:GetObject", Bucket, Ask.Session, null, session, (PolicyKind.Resource, Policy(Ask.Session))).IsAllowed);
    }

    [Theory]
    [InlineData("rds:copydbsnapshot", true)]
    [InlineData("RDS:Copy*", true)]
    [InlineData("rds:CopyDB?napshot", true)]
    [InlineData("*", true)]
    [InlineData("rds:CopyDB", false)]
    [InlineData("rds:?", false)]
    [InlineData("s3:*", false)]
    public void Actions_know_wildcards_and_ignore_case(string action, bool allowed) =>
        Assert.Equal(allowed, Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""").IsAllowed);

    [Theory]
    [InlineData("arn:aws:rds:*:111111111111:snapshot:ord*", true)]
    [InlineData("arn:aws:rds:us-east-?:111111111111:snapshot:orders", true)]
    [InlineData("arn:aws:rds:*", true)]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:Orders", false)]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:order", false)]
    public void Resources_know_wildcards_and_case(string resource, bool allowed) =>
        Assert.Equal(allowed, Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: $$"""{"Effect":"Allow","Action":"rds:*","Resource":"{{resource}}"}""").IsAllowed);

    [Fact]
    public void Not_action_and_not_resource_mean_everything_else()
    {
        const string identity = """{"Effect":"Allow","NotAction":"iam:*","NotResource":"arn:aws:rds:*:*:snapshot:secret*"}""";

        Assert.True(Ask.Decide("rds:CopyDBSnapshot", Snapshot, identity: identity).IsAllowed);
        Assert.False(Ask.Decide("iam:CreateRole", Snapshot, identity: identity).IsAllowed);
        Assert.False(Ask.Decide("rds:CopyDBSnapshot", Snapshot.Replace("orders", "secrets", StringComparison.Ordinal), identity: identity).IsAllowed);
    }

    [Theory]
    [InlineData("arn:aws:rds:*:*:snapshot:${aws:PrincipalTag/owner}", false)]
    [InlineData("arn:aws:rds:*:*:snapshot:${aws:PrincipalTag/team}-1", true)]
    [InlineData("arn:aws:rds:*:*:snapshot:${aws:principaltag/Team}-*", true)]
    [InlineData("arn:aws:rds:*:*:snapshot:${aws:PrincipalTag/owner, 'dba'}-1", true)]
    [InlineData("arn:aws:rds:*:*:snapshot:${aws:PrincipalTag/star}", false)]
    [InlineData("arn:aws:rds:*:*:snapshot:${*}", false)]
    public void Variables_in_resources_take_the_requests_values(string resource, bool allowed) =>
        Assert.Equal(
            allowed,
            Ask.Decide("rds:CopyDBSnapshot", "arn:aws:rds:us-east-1:111111111111:snapshot:dba-1", identity: $$"""{"Effect":"Allow","Action":"rds:*","Resource":"{{resource}}"}""").IsAllowed);

    [Fact]
    public void An_escaped_star_is_only_a_star() =>
        Assert.True(Ask.Decide("s3:GetObject", "arn:aws:s3:::exports/*", identity: """{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::exports/${*}"}""").IsAllowed);

    [Fact]
    public void The_first_version_of_the_language_knows_no_variables()
    {
        var policy = PolicyDocument.Parse("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username}"}}""", PolicyKind.Identity);
        AccessDecision Decide(string resource) => new ApplicablePolicies { Identity = [new("p", policy)] }
            .Decide(new() { Requester = Requester.FromArn(Ask.User), Action = "s3:ListBucket", Resource = resource });

        Assert.False(Decide("arn:aws:s3:::ann").IsAllowed);
        Assert.True(Decide("arn:aws:s3:::${aws:username}").IsAllowed);
    }

    // IAM user guide, "AWS JSON policy elements: NotPrincipal".
    [Fact]
    public void Not_principal_excepts_a_session_only_together_with_its_role_and_account()
    {
        static string Policy(params string[] excepted) =>
            $$"""{"Effect":"Deny","NotPrincipal":{"AWS":[{{string.Join(',', excepted.Select(arn => $"\"{arn}\""))}}]},"Action":"s3:*","Resource":"*"}""";
        const string role = "arn:aws:iam::111111111111:role/backup";

        Assert.True(Ask.Decide("s3:GetObject", Bucket, Ask.Session, AllowAll, null, (PolicyKind.Resource, Policy(Ask.Session, role, "111111111111"))).IsAllowed);
        Assert.False(Ask.Decide("s3:GetObject", Bucket, Ask.Session, AllowAll, null, (PolicyKind.Resource, Policy(role, "111111111111"))).IsAllowed);
        Assert.False(Ask.Decide("s3:GetObject", Bucket, Ask.Session, AllowAll, null, (PolicyKind.Resource, Policy(Ask.Session, role))).IsAllowed);
    }

    // IAM user guide, "How to use an external ID", "Modify a role trust policy".
    [Fact]
    public void A_trust_policy_lets_another_account_assume_the_role_with_the_right_external_id_and_its_own_permission()
    {
        const string role = "arn:aws:iam::111111111111:role/vault";
        const string assume = """{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111111111111:role/vault"}""";
        const string trust = """{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"12345"}}}""";
        AccessReason Assume(string id, string? identity) =>
            Ask.Decide("sts:AssumeRole", role, Ask.ForeignUser, identity, null, (PolicyKind.Trust, trust), null, null, ("sts:ExternalId", [id])).Reason;

        Assert.Equal(AccessReason.Allowed, Assume("12345", assume));
        Assert.Equal(AccessReason.NoResourcePolicy, Assume("54321", assume));
        Assert.Equal(AccessReason.NoIdentityPolicy, Assume("12345", null));
    }

    [Fact]
    public void A_role_that_does_not_trust_its_own_account_cannot_be_assumed_by_its_administrator()
    {
        const string trust = """{"Effect":"Allow","Principal":{"Service":"export.rds.amazonaws.com"},"Action":"sts:AssumeRole"}""";

        Assert.Equal(
            AccessReason.NoResourcePolicy,
            Ask.Decide("sts:AssumeRole", "arn:aws:iam::111111111111:role/export", identity: AllowAll, policy: (PolicyKind.Trust, trust)).Reason);
        Assert.True(Ask.Decide("sts:AssumeRole", "arn:aws:iam::111111111111:role/export", "export.rds.amazonaws.com", policy: (PolicyKind.Trust, trust)).IsAllowed);
        Assert.False(Ask.Decide("sts:AssumeRole", "arn:aws:iam::111111111111:role/export", "lambda.amazonaws.com", policy: (PolicyKind.Trust, trust)).IsAllowed);
    }
}
