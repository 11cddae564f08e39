using RdsBackup.Iam;

namespace RdsBackup.Unit.Iam;

/// <summary>KMS developer guide, "Default key policy", "Allowing users in other accounts to use a KMS key", "Grants in AWS KMS", "AWS KMS condition keys".</summary>
public sealed class KeyPolicyTests
{
    private const string EnableIam = """{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"}""";
    private const string AllowKms = """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""";

    [Fact]
    public void The_default_key_policy_enables_identity_policies_and_allows_nobody_by_itself()
    {
        Assert.Equal(AccessReason.NoIdentityPolicy, Ask.Decide("kms:Decrypt", Ask.Key, policy: (PolicyKind.Key, EnableIam)).Reason);
        Assert.True(Ask.Decide("kms:Decrypt", Ask.Key, identity: AllowKms, policy: (PolicyKind.Key, EnableIam)).IsAllowed);
        Assert.True(Ask.Decide("kms:Decrypt", Ask.Key, "arn:aws:iam::111111111111:root", policy: (PolicyKind.Key, EnableIam)).IsAllowed);
    }

    [Fact]
    public void Without_the_key_policy_an_identity_policy_has_no_effect_not_even_for_the_root_user()
    {
        const string policy = $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/admin"},"Action":"kms:*","Resource":"*"}""";

        Assert.Equal(
            "because no resource-based policy allows the kms:Decrypt action",
            Ask.Decide("kms:Decrypt", Ask.Key, identity: AllowKms, policy: (PolicyKind.Key, policy)).Because);
        Assert.False(Ask.Decide("kms:Decrypt", Ask.Key, "arn:aws:iam::111111111111:root", policy: (PolicyKind.Key, policy)).IsAllowed);
    }

    [Fact]
    public void A_key_policy_that_names_the_role_is_enough_for_its_sessions() =>
        Assert.True(Ask.Decide(
            "kms:Decrypt", Ask.Key, Ask.Session, policy: (PolicyKind.Key, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/backup"},"Action":"kms:Decrypt","Resource":"*"}""")).IsAllowed);

    [Fact]
    public void A_role_is_named_with_its_path()
    {
        var decision = new ApplicablePolicies
        {
            Resource = new("policy", new()
            {
                Kind = PolicyKind.Key,
                Statements = [new() { Effect = Effect.Allow, Principals = [PolicyPrincipal.Arn("arn:aws:iam::111111111111:role/ops/backup")], Actions = ["kms:*"], Resources = ["*"] }],
            }),
        }.Decide(new() { Requester = Requester.FromArn(Ask.Session, rolePath: "/ops/"), Action = "kms:Decrypt", Resource = Ask.Key });

        Assert.True(decision.IsAllowed);
    }

    [Fact]
    public void A_statement_without_resource_applies_to_no_key() =>
        Assert.False(Ask.Decide("kms:Decrypt", Ask.Key, policy: (PolicyKind.Key, """{"Effect":"Allow","Principal":"*","Action":"kms:*"}""")).IsAllowed);

    [Fact]
    public void Users_of_another_account_need_the_key_policy_and_their_own()
    {
        const string share = """{"Sid":"Allow an external account to use this KMS key","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::222222222222:root"]},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*"}""";

        Assert.Equal(AccessReason.NoIdentityPolicy, Ask.Decide("kms:Decrypt", Ask.Key, Ask.ForeignUser, policy: (PolicyKind.Key, share)).Reason);
        Assert.Equal(AccessReason.NoResourcePolicy, Ask.Decide("kms:Encrypt", Ask.Key, Ask.ForeignUser, AllowKms, policy: (PolicyKind.Key, share)).Reason);
        Assert.Equal(AccessReason.NoResourcePolicy, Ask.Decide("kms:Decrypt", Ask.Key, Ask.ForeignUser, AllowKms, policy: (PolicyKind.Key, EnableIam)).Reason);
        Assert.True(Ask.Decide("kms:Decrypt", Ask.Key, Ask.ForeignUser, AllowKms, policy: (PolicyKind.Key, share)).IsAllowed);
    }

    // The policy of alias/aws/rds: "Viewing a key policy", AWS managed keys.
    [Theory]
    [InlineData(Ask.User, "rds.us-east-1.amazonaws.com", true)]
    [InlineData(Ask.User, "ec2.us-east-1.amazonaws.com", false)]
    [InlineData(Ask.User, null, false)]
    [InlineData(Ask.ForeignUser, "rds.us-east-1.amazonaws.com", false)]
    public void An_aws_managed_key_can_be_used_by_its_account_through_its_service_only(string who, string? via, bool allowed)
    {
        const string policy = """{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"111111111111","kms:ViaService":"rds.us-east-1.amazonaws.com"}}}""";

        Assert.Equal(allowed, Ask.Decide(
            "kms:Decrypt", Ask.Key, who, who == Ask.ForeignUser ? AllowKms : null, null, (PolicyKind.Key, policy), null, null,
            ("kms:CallerAccount", [Requester.FromArn(who).AccountId!]), ("kms:ViaService", via is null ? [] : [via])).IsAllowed);
    }

    [Fact]
    public void A_grant_allows_its_operations_to_its_grantee_beside_the_key_policy()
    {
        var grant = new KeyGrant { GrantId = "g1", GranteePrincipal = "arn:aws:iam::111111111111:role/backup", Operations = ["Decrypt", "CreateGrant"] };

        var decision = Ask.Decide("kms:Decrypt", Ask.Key, Ask.Session, policy: (PolicyKind.Key, EnableIam), grants: [grant]);
        Assert.True(decision.IsAllowed);
        Assert.Equal(new DecidingStatement(PolicyRole.Grant, "g1", 0, null), decision.Statement);
        Assert.False(Ask.Decide("kms:Encrypt", Ask.Key, Ask.Session, policy: (PolicyKind.Key, EnableIam), grants: [grant]).IsAllowed);
        Assert.False(Ask.Decide("kms:Decrypt", Ask.Key, Ask.User, policy: (PolicyKind.Key, EnableIam), grants: [grant]).IsAllowed);
    }

    [Fact]
    public void A_grant_does_not_overcome_an_explicit_deny() =>
        Assert.Equal(AccessReason.ExplicitDeny, Ask.Decide(
            "kms:Decrypt", Ask.Key, policy: (PolicyKind.Key, """{"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*"}"""),
            grants: [new() { GrantId = "g1", GranteePrincipal = Ask.User, Operations = ["Decrypt"] }]).Reason);

    // "Using grant constraints".
    [Theory]
    [InlineData(true, "Finance", null, true)]
    [InlineData(true, "Finance", "1", true)]
    [InlineData(true, "Sales", null, false)]
    [InlineData(false, "Finance", null, true)]
    [InlineData(false, "Finance", "1", false)]
    public void A_grants_constraint_limits_the_encryption_context(bool subset, string department, string? more, bool allowed)
    {
        var constraint = new Dictionary<string, string> { ["Department"] = "Finance" };
        var grant = new KeyGrant
        {
            GrantId = "g1",
            GranteePrincipal = Ask.User,
            Operations = ["Decrypt"],
            EncryptionContextSubset = subset ? constraint : null,
            EncryptionContextEquals = subset ? null : constraint,
        };

        Assert.Equal(allowed, Ask.Decide(
            "kms:Decrypt", Ask.Key, policy: (PolicyKind.Key, EnableIam), grants: [grant],
            context: [("kms:EncryptionContext:Department", [department]), ("kms:EncryptionContext:More", more is null ? [] : [more])]).IsAllowed);
    }
}
