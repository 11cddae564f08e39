using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Kms;

namespace RdsBackup.Unit.Sandbox.Kms;

/// <summary>Keys as RDS uses them for its callers.</summary>
public sealed class ThroughServiceTests
{
    private const string Ann = "arn:aws:iam::111111111111:user/ann";
    private const string Bob = "arn:aws:iam::222222222222:user/bob";

    private readonly KmsWorld world = new();

    private KmsService Keys => world.Aws.Kms;

    [Fact]
    public async Task The_default_key_is_made_when_it_is_first_used()
    {
        Assert.Null(Keys.Find("alias/aws/rds", KmsWorld.Primary, KmsWorld.East1));

        var key = Keys.AwsManaged("rds", KmsWorld.Primary, KmsWorld.East1);

        Assert.True(key.IsAwsManaged);
        Assert.Equal(key, Keys.AwsManaged("rds", KmsWorld.Primary, KmsWorld.East1));
        Assert.Equal(key, Keys.Find("alias/aws/rds", KmsWorld.Primary, KmsWorld.East1));
        Assert.Equal(KeyManagerType.AWS, (await world.DescribeAsync("alias/aws/rds")).KeyManager);
        Assert.NotEqual(key.Arn, Keys.AwsManaged("rds", KmsWorld.Secondary, KmsWorld.East1).Arn);
    }

    [Fact]
    public async Task Describing_the_default_keys_alias_makes_it() =>
        Assert.Equal((await world.DescribeAsync("alias/aws/rds")).Arn, Keys.AwsManaged("rds", KmsWorld.Primary, KmsWorld.East1).Arn);

    [Fact]
    public void The_default_key_is_for_its_account_through_RDS_only()
    {
        var key = Keys.AwsManaged("rds", KmsWorld.Primary, KmsWorld.East1).Arn;

        Assert.True(Keys.Allows(new Somebody(Ann, KmsWorld.East1).Call(), key, "CreateGrant", KmsWorld.Via));
        Assert.False(Keys.Allows(new Somebody(Ann, KmsWorld.East1).Call(), key, "Decrypt", "ec2.us-east-1.amazonaws.com"));
        Assert.False(Keys.Allows(new Somebody(Bob, KmsWorld.East1, Somebody.AllowKms).Call(), key, "Decrypt", KmsWorld.Via));
    }

    [Fact]
    public async Task The_default_key_cannot_be_changed_or_used_directly()
    {
        var key = Keys.AwsManaged("rds", KmsWorld.Primary, KmsWorld.East1).Arn;
        string Refusal(string operation) =>
            $"User: arn:aws:iam::111111111111:user/admin is not authorized to perform: kms:{operation} on resource: {key} because no resource-based policy allows the kms:{operation} action";

        await KmsWorld.RefusedAsync("AccessDeniedException", Refusal("PutKeyPolicy"), () => world.Owner.PutKeyPolicyAsync(key, KmsWorld.Policy("{}"), "default"));
        await KmsWorld.RefusedAsync("AccessDeniedException", Refusal("ScheduleKeyDeletion"), () => world.Owner.ScheduleKeyDeletionAsync(key, 7));
        await KmsWorld.RefusedAsync("AccessDeniedException", Refusal("DisableKey"), () => world.Owner.DisableKeyAsync(key));
        await KmsWorld.RefusedAsync("AccessDeniedException", Refusal("CreateGrant"), () => world.Owner.GrantAsync(key, "arn:aws:iam::222222222222:user/admin", ["Decrypt"]));
        await KmsWorld.RefusedAsync(
            "AccessDeniedException", Refusal("Encrypt"), () => world.Owner.EncryptAsync(new EncryptRequest { KeyId = "alias/aws/rds", Plaintext = new MemoryStream([1]) }));
        await KmsWorld.RefusedAsync("NotAuthorizedException", null, () => world.Owner.DeleteAliasAsync("alias/aws/rds"));
        Assert.Contains("kms:ViaService", (await world.Owner.GetKeyPolicyAsync(key, "default")).Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_can_be_there_from_the_start()
    {
        var key = Keys.AddKey(KmsWorld.Primary, KmsWorld.East1, "alias/databases");

        Assert.Equal(KeyManagerType.CUSTOMER, (await world.DescribeAsync("alias/databases")).KeyManager);
        Assert.Equal(key, Keys.Find("alias/databases", KmsWorld.Primary, KmsWorld.East1));
    }

    [Fact]
    public async Task A_policy_can_say_which_operations_a_service_may_grant_itself()
    {
        async Task<bool> AllowedAsync(string operations) => Keys.Allows(
            new Somebody(Bob, KmsWorld.East1, Somebody.AllowKms).Call(),
            (await world.KeyAsync(KmsWorld.Policy($$"""
                {"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:CreateGrant","Resource":"*","Condition":{"ForAllValues:StringEquals":{"kms:GrantOperations":[{{operations}}]} } }
                """))).Arn,
            "CreateGrant", KmsWorld.Via);

        Assert.True(await AllowedAsync("\"Decrypt\",\"Encrypt\",\"GenerateDataKey\",\"GenerateDataKeyWithoutPlaintext\",\"ReEncryptFrom\",\"ReEncryptTo\",\"CreateGrant\",\"RetireGrant\",\"DescribeKey\""));
        Assert.False(await AllowedAsync("\"Decrypt\""));
    }

    [Fact]
    public async Task A_key_is_found_by_every_name_it_has()
    {
        var key = await world.KeyAsync();
        await world.Owner.CreateAliasAsync("alias/backup", key.KeyId);

        string[] names = [key.KeyId, key.Arn, "alias/backup", "arn:aws:kms:us-east-1:111111111111:alias/backup"];
        Assert.All(names, name => Assert.Equal(new KeyFacts(key.Arn, KmsWorld.Primary, KmsWorld.East1, IsAwsManaged: false), Keys.Find(name, KmsWorld.Primary, KmsWorld.East1)));
        Assert.Null(Keys.Find(key.KeyId, KmsWorld.Primary, KmsWorld.East2));
        Assert.Null(Keys.Find("alias/backup", KmsWorld.Secondary, KmsWorld.East1));
    }

    // RDS user guide, "Sharing encrypted snapshots": use through RDS, and grants for AWS's resources only.
    [Fact]
    public async Task A_key_can_be_shared_for_use_through_RDS_alone()
    {
        var key = (await world.KeyAsync(KmsWorld.Policy("""
            {"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":["kms:Decrypt","kms:DescribeKey"],"Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"rds.us-east-1.amazonaws.com"}}},
            {"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:CreateGrant","Resource":"*","Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"}}}
            """))).Arn;
        var bob = new Somebody(Bob, KmsWorld.East1, Somebody.AllowKms).Call();

        Assert.True(Keys.Allows(bob, key, "Decrypt", KmsWorld.Via));
        Assert.True(Keys.Allows(bob, key, "CreateGrant", KmsWorld.Via));
        Assert.False(Keys.Allows(bob, key, "Encrypt", KmsWorld.Via));
        Assert.False(Keys.Allows(bob, key, "Decrypt", "rds.us-east-2.amazonaws.com"));
        Assert.False(Keys.Allows(new Somebody(Bob, KmsWorld.East1).Call(), key, "Decrypt", KmsWorld.Via));
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.Stranger.GrantAsync(key, Bob, ["Decrypt"]));
    }

    [Fact]
    public async Task The_callers_own_policies_count_also_through_a_service()
    {
        var key = (await world.KeyAsync()).Arn;

        Assert.True(Keys.Allows(new Somebody(Ann, KmsWorld.East1, Somebody.AllowKms).Call(), key, "Decrypt", KmsWorld.Via));
        Assert.False(Keys.Allows(new Somebody(Ann, KmsWorld.East1).Call(), key, "Decrypt", KmsWorld.Via));
        Assert.False(Keys.Allows(
            new Somebody(Ann, KmsWorld.East1, """{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ResourceAliases":"alias/backup"}}}""").Call(),
            key, "Decrypt", KmsWorld.Via));
    }

    [Fact]
    public async Task A_key_that_is_disabled_or_gone_is_of_no_use()
    {
        var key = await world.KeyAsync();
        var ann = new Somebody(Ann, KmsWorld.East1, Somebody.AllowKms).Call();
        Assert.True(Keys.IsUsable(key.Arn));

        await world.Owner.DisableKeyAsync(key.KeyId);

        Assert.False(Keys.IsUsable(key.Arn));
        Assert.False(Keys.Allows(ann, key.Arn, "Decrypt", KmsWorld.Via));
        Assert.False(Keys.IsUsable("arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
    }

    [Fact]
    public async Task A_grant_lets_its_grantee_use_the_key_through_a_service_too()
    {
        var key = (await world.KeyAsync()).Arn;
        world.User("ann");
        await world.Owner.GrantAsync(key, Ann, ["Decrypt"]);

        Assert.True(Keys.Allows(new Somebody(Ann, KmsWorld.East1).Call(), key, "Decrypt", KmsWorld.Via));
        Assert.False(Keys.Allows(new Somebody(Ann, KmsWorld.East1).Call(), key, "Encrypt", KmsWorld.Via));
    }
}
