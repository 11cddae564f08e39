using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using RdsBackup.Iam;
using RdsBackup.Unit.Sandbox.Iam;

namespace RdsBackup.Unit.Sandbox.Kms;

public sealed class PolicyTests
{
    private const string ShareWithSecondary = """{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["kms:DescribeKey","kms:Encrypt"],"Resource":"*"}""";

    private readonly KmsWorld world = new();

    [Fact]
    public async Task A_key_without_a_given_policy_has_the_default_one()
    {
        var key = await world.KeyAsync();

        var answer = await world.Owner.GetKeyPolicyAsync(key.KeyId, "default");

        Assert.Equal("default", answer.PolicyName);
        Assert.Contains(
            new Statement { Effect = Effect.Allow, Principals = [PolicyPrincipal.Account(KmsWorld.Primary)], Actions = ["kms:*"], Resources = ["*"] },
            PolicyDocument.Parse(answer.Policy, PolicyKind.Key).Statements);
        Assert.Equal(["default"], (await world.Owner.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = key.KeyId })).PolicyNames);
    }

    [Fact]
    public async Task A_policy_is_kept_as_it_was_written()
    {
        var key = await world.KeyAsync();
        var policy = KmsWorld.Policy(ShareWithSecondary);

        await world.Owner.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key.KeyId, Policy = policy });

        Assert.Equal(policy, (await world.Owner.GetKeyPolicyAsync(key.KeyId, "default")).Policy);
    }

    [Fact]
    public async Task A_policy_that_locks_the_caller_out_is_refused_unless_the_caller_insists()
    {
        var key = await world.KeyAsync();
        var policy = $$"""{"Version":"2012-10-17","Statement":[{{ShareWithSecondary}}]}""";

        await KmsWorld.RefusedAsync<MalformedPolicyDocumentException>(
            () => world.Owner.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key.KeyId, Policy = policy }),
            "The new key policy will not allow you to update the key policy in the future.");
        await Assert.ThrowsAsync<MalformedPolicyDocumentException>(() => world.KeyAsync(policy));

        await world.Owner.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key.KeyId, Policy = policy, BypassPolicyLockoutSafetyCheck = true });
        await KmsWorld.RefusedAsync(
            "AccessDeniedException",
            $"User: arn:aws:iam::111111111111:user/admin is not authorized to perform: kms:GetKeyPolicy on resource: {key.Arn} because no resource-based policy allows the kms:GetKeyPolicy action",
            () => world.Owner.GetKeyPolicyAsync(key.KeyId, "default"));
    }

    [Fact]
    public async Task A_malformed_policy_is_refused_with_what_is_wrong()
    {
        await KmsWorld.RefusedAsync<MalformedPolicyDocumentException>(
            () => world.KeyAsync(KmsWorld.Policy("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"kms:*","Resource":"*"}""")),
            "Policy contains a statement with one or more invalid principals.");
        Assert.Contains("IpAddress", (await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => world.KeyAsync(
            KmsWorld.Policy("""{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"} } }""")))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LimitExceededException>(() => world.KeyAsync(KmsWorld.Policy(ShareWithSecondary) + new string(' ', 32768)));
    }

    [Theory]
    [InlineData("arn:aws:iam::111111111111:role/nobody")]
    [InlineData("333333333333")]
    public async Task A_policy_that_names_somebody_who_is_not_there_is_refused(string principal) =>
        await KmsWorld.RefusedAsync<MalformedPolicyDocumentException>(
            () => world.KeyAsync(KmsWorld.Policy($$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"kms:*","Resource":"*"}""")),
            "Policy contains a statement with one or more invalid principals.");

    [Fact]
    public async Task A_user_may_do_with_a_key_what_his_own_policy_says()
    {
        var key = await world.KeyAsync();
        var ann = world.Aws.Kms(world.User("ann", Policies.Allow("kms:Describe*", key.Arn)));

        Assert.Equal(key.Arn, (await ann.DescribeKeyAsync(key.KeyId)).KeyMetadata.Arn);
        await KmsWorld.RefusedAsync(
            "AccessDeniedException",
            $"User: arn:aws:iam::111111111111:user/ann is not authorized to perform: kms:DisableKey on resource: {key.Arn} because no identity-based policy allows the kms:DisableKey action",
            () => ann.DisableKeyAsync(key.KeyId));
        await KmsWorld.RefusedAsync(
            "AccessDeniedException",
            "User: arn:aws:iam::111111111111:user/ann is not authorized to perform: kms:ListKeys on resource: * because no identity-based policy allows the kms:ListKeys action",
            () => ann.ListKeysAsync(new ListKeysRequest()));
    }

    [Fact]
    public async Task A_user_whom_the_key_policy_names_needs_no_policy_of_his_own()
    {
        var ann = world.Aws.Kms(world.User("ann"));
        var key = await world.KeyAsync(KmsWorld.Policy("""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:user/ann"},"Action":"kms:DescribeKey","Resource":"*"}"""));

        await ann.DescribeKeyAsync(key.KeyId);
    }

    [Fact]
    public async Task Another_account_may_use_a_key_as_far_as_its_policy_says()
    {
        var key = await world.KeyAsync(KmsWorld.Policy(ShareWithSecondary));

        Assert.Equal(key.Arn, (await world.Stranger.DescribeKeyAsync(key.Arn)).KeyMetadata.Arn);
        await world.Stranger.EncryptAsync(new EncryptRequest { KeyId = key.Arn, Plaintext = new MemoryStream([1]) });
        await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => world.Stranger.GetKeyRotationStatusAsync(key.Arn));
    }

    [Fact]
    public async Task Another_account_never_manages_a_key_whatever_its_policy_says()
    {
        var key = await world.KeyAsync(KmsWorld.Policy("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:*","Resource":"*"}"""));

        await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => world.Stranger.DisableKeyAsync(key.Arn));
        await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => world.Stranger.GetKeyPolicyAsync(key.Arn, "default"));
    }
}
