using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

public sealed class GrantTests
{
    private const string Admin2 = "arn:aws:iam::222222222222:user/admin";
    private const string Ann = "arn:aws:iam::111111111111:user/ann";

    private readonly KmsWorld world = new();

    public GrantTests() => world.User("ann");

    [Fact]
    public async Task A_grant_lets_another_account_use_the_key_until_it_is_revoked()
    {
        var key = (await world.KeyAsync()).Arn;
        Task Encrypt() => world.Stranger.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream([1]) });
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(Encrypt);

        var grant = await world.Owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = Admin2, Operations = ["Encrypt", "DescribeKey"], Name = "copy" });
        await Encrypt();

        var listed = Assert.Single((await world.Owner.ListGrantsAsync(new ListGrantsRequest { KeyId = key })).Grants);
        Assert.Equal((grant.GrantId, "copy", Admin2, key), (listed.GrantId, listed.Name, listed.GranteePrincipal, listed.KeyId));
        Assert.Equal("arn:aws:iam::111111111111:root", listed.IssuingAccount);
        Assert.Equal(["Encrypt", "DescribeKey"], listed.Operations);

        await world.Owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = key, GrantId = grant.GrantId });
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(Encrypt);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = key, GrantId = grant.GrantId }));
    }

    [Fact]
    public async Task The_same_named_grant_again_is_the_one_that_is_there()
    {
        var request = new CreateGrantRequest { KeyId = (await world.KeyAsync()).Arn, GranteePrincipal = Ann, Operations = ["Decrypt"], Name = "copy" };

        Assert.Equal((await world.Owner.CreateGrantAsync(request)).GrantId, (await world.Owner.CreateGrantAsync(request)).GrantId);
        request.Name = null;
        Assert.NotEqual((await world.Owner.CreateGrantAsync(request)).GrantId, (await world.Owner.CreateGrantAsync(request)).GrantId);
    }

    [Fact]
    public async Task The_retiring_principal_ends_a_grant_by_its_token()
    {
        var key = (await world.KeyAsync()).Arn;
        var kept = await world.Owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = Ann, Operations = ["Decrypt"] });
        var grant = await world.Owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = Ann, Operations = ["Decrypt"], RetiringPrincipal = Admin2 });

        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.Stranger.RetireGrantAsync(kept.GrantToken));
        await world.Stranger.RetireGrantAsync(grant.GrantToken);

        Assert.Equal([kept.GrantId], (await world.Owner.ListGrantsAsync(new ListGrantsRequest { KeyId = key })).Grants.Select(one => one.GrantId));
    }

    [Fact]
    public async Task A_constraint_binds_the_grant_to_an_encryption_context()
    {
        var key = (await world.KeyAsync()).Arn;
        await world.Owner.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = key,
            GranteePrincipal = Admin2,
            Operations = ["Encrypt"],
            Constraints = new GrantConstraints { EncryptionContextSubset = new() { ["db"] = "orders" } },
        });
        Task Encrypt(string db) => world.Stranger.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream([1]), EncryptionContext = new() { ["db"] = db } });

        await Encrypt("orders");
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => Encrypt("stock"));
        Assert.Equal("orders", (await world.Owner.ListGrantsAsync(new ListGrantsRequest { KeyId = key })).Grants[0].Constraints.EncryptionContextSubset["db"]);
    }

    [Fact]
    public async Task Whoever_creates_grants_by_a_grant_passes_on_no_more_than_it_has()
    {
        var key = (await world.KeyAsync()).Arn;
        await world.Owner.GrantAsync(key, Admin2, ["Decrypt", "CreateGrant"]);

        await world.Stranger.GrantAsync(key, Ann, ["Decrypt"]);
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.Stranger.GrantAsync(key, Ann, ["Encrypt"]));
    }

    [Theory]
    [InlineData("*", "Decrypt", "ValidationException")]
    [InlineData("arn:aws:iam::111111111111:role/*", "Decrypt", "ValidationException")]
    [InlineData("arn:aws:iam::111111111111:user/nobody", "Decrypt", "InvalidArnException")]
    [InlineData(Ann, "DeleteEverything", "ValidationException")]
    [InlineData(Ann, "Sign", "ValidationException")]
    public async Task A_grant_names_somebody_and_what_a_symmetric_key_can_do(string grantee, string operation, string code)
    {
        var key = (await world.KeyAsync()).Arn;

        var refusal = await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.Owner.GrantAsync(key, grantee, [operation]));

        Assert.Equal(code, refusal.ErrorCode);
    }

    [Fact]
    public async Task A_disabled_key_takes_no_grant()
    {
        var key = await world.KeyAsync();
        await world.Owner.DisableKeyAsync(key.KeyId);

        await Assert.ThrowsAsync<DisabledException>(() => world.Owner.GrantAsync(key.Arn, Ann, ["Decrypt"]));
    }
}
