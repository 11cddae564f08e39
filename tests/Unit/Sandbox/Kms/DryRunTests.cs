using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace RdsBackup.Unit.Sandbox.Kms;

/// <summary>What only asks whether it would succeed does nothing, and is told.</summary>
public sealed class DryRunTests
{
    private const string Ann = "arn:aws:iam::111111111111:role/ann";

    private readonly KmsWorld world = new();

    [Fact]
    public async Task A_grant_that_is_only_tried_is_not_there()
    {
        var key = await world.KeyAsync();

        await WouldSucceedAsync(() => world.Owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key.Arn, GranteePrincipal = "arn:aws:iam::111111111111:user/admin", Operations = ["Decrypt"], DryRun = true }));

        Assert.Empty((await world.Owner.ListGrantsAsync(new ListGrantsRequest { KeyId = key.Arn })).Grants ?? []);
    }

    [Fact]
    public async Task A_grant_whose_end_is_only_tried_stays()
    {
        var key = await world.KeyAsync();
        var grant = await world.Owner.GrantAsync(key.Arn, "arn:aws:iam::111111111111:user/admin", ["Decrypt"]);

        await WouldSucceedAsync(() => world.Owner.RevokeGrantAsync(new RevokeGrantRequest { KeyId = key.Arn, GrantId = grant.GrantId, DryRun = true }));
        await WouldSucceedAsync(() => world.Owner.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken, DryRun = true }));

        Assert.Single((await world.Owner.ListGrantsAsync(new ListGrantsRequest { KeyId = key.Arn })).Grants);
    }

    [Fact]
    public async Task What_would_fail_fails()
    {
        var key = await world.KeyAsync();

        await KmsWorld.RefusedAsync("AccessDeniedException", null, () => world.Stranger.EncryptAsync(new EncryptRequest { KeyId = key.Arn, Plaintext = new MemoryStream([1]), DryRun = true }));
        await KmsWorld.RefusedAsync("InvalidArnException", null, () => world.Owner.CreateGrantAsync(new CreateGrantRequest { KeyId = key.Arn, GranteePrincipal = Ann, Operations = ["Decrypt"], DryRun = true }));
    }

    [Fact]
    public async Task Encrypting_decrypting_and_making_data_keys_can_be_tried()
    {
        var key = await world.KeyAsync();
        var blob = (await world.Owner.EncryptAsync(new EncryptRequest { KeyId = key.Arn, Plaintext = new MemoryStream([1]) })).CiphertextBlob;

        await WouldSucceedAsync(() => world.Owner.EncryptAsync(new EncryptRequest { KeyId = key.Arn, Plaintext = new MemoryStream([1]), DryRun = true }));
        await WouldSucceedAsync(() => world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, DryRun = true }));
        await WouldSucceedAsync(() => world.Owner.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = key.Arn, DryRun = true }));
        await WouldSucceedAsync(() => world.Owner.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.Arn, KeySpec = DataKeySpec.AES_256, DryRun = true }));
        await WouldSucceedAsync(() => world.Owner.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = key.Arn, KeySpec = DataKeySpec.AES_256, DryRun = true }));
    }

    [Fact]
    public async Task A_key_can_be_tried_without_a_ciphertext()
    {
        var key = await world.KeyAsync();
        List<string> modifiers = ["IGNORE_CIPHERTEXT"];

        await WouldSucceedAsync(() => world.Owner.DecryptAsync(new DecryptRequest { KeyId = key.Arn, DryRun = true, DryRunModifiers = modifiers }));
        await WouldSucceedAsync(() => world.Owner.ReEncryptAsync(new ReEncryptRequest { SourceKeyId = key.Arn, DestinationKeyId = key.Arn, DryRun = true, DryRunModifiers = modifiers }));
        await KmsWorld.RefusedAsync("AccessDeniedException", null, () => world.Stranger.DecryptAsync(new DecryptRequest { KeyId = key.Arn, DryRun = true, DryRunModifiers = modifiers }));
    }

    private static async Task WouldSucceedAsync(Func<Task> call)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);

        Assert.Equal(("DryRunOperationException", 412), (refusal.ErrorCode, (int)refusal.StatusCode));
    }
}
