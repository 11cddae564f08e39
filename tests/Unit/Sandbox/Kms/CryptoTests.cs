using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

public sealed class CryptoTests
{
    private readonly KmsWorld world = new();

    [Fact]
    public async Task What_was_encrypted_can_be_decrypted_without_naming_the_key()
    {
        var key = await world.KeyAsync();
        var blob = await SealAsync(key, new() { ["db"] = "orders" });

        var opened = await world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, EncryptionContext = new() { ["db"] = "orders" } });

        Assert.Equal(key.Arn, opened.KeyId);
        Assert.Equal([1, 2, 3], opened.Plaintext.ToArray());
    }

    [Fact]
    public async Task Another_encryption_context_or_a_changed_ciphertext_opens_nothing()
    {
        var blob = await SealAsync(await world.KeyAsync(), new() { ["db"] = "orders" });
        var changed = blob.ToArray();
        changed[^1] ^= 1;

        await Assert.ThrowsAsync<InvalidCiphertextException>(() => world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }));
        await Assert.ThrowsAsync<InvalidCiphertextException>(() => world.Owner.DecryptAsync(
            new DecryptRequest { CiphertextBlob = new MemoryStream(changed), EncryptionContext = new() { ["db"] = "orders" } }));
        await Assert.ThrowsAsync<InvalidCiphertextException>(() => world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream([9, 9, 9]) }));
    }

    [Fact]
    public async Task A_ciphertext_of_a_key_that_is_elsewhere_or_not_allowed_is_refused()
    {
        var blob = await SealAsync(await world.KeyAsync());
        const string message = "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";

        await KmsWorld.RefusedAsync("AccessDeniedException", message, () => world.OwnerInEast2.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }));
        await KmsWorld.RefusedAsync("AccessDeniedException", message, () => world.Stranger.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }));
    }

    [Fact]
    public async Task The_wrong_key_is_refused()
    {
        var blob = await SealAsync(await world.KeyAsync());
        var other = await world.KeyAsync();

        await Assert.ThrowsAsync<IncorrectKeyException>(() => world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = other.KeyId }));
    }

    [Fact]
    public async Task Re_encrypting_moves_a_secret_to_another_key()
    {
        var (one, other) = (await world.KeyAsync(), await world.KeyAsync());

        var moved = await world.Owner.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = await SealAsync(one), DestinationKeyId = other.KeyId });

        Assert.Equal((one.Arn, other.Arn), (moved.SourceKeyId, moved.KeyId));
        await world.Owner.DisableKeyAsync(one.KeyId);
        Assert.Equal([1, 2, 3], (await world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = moved.CiphertextBlob })).Plaintext.ToArray());
    }

    [Fact]
    public async Task A_data_key_comes_plain_and_sealed()
    {
        var key = await world.KeyAsync();

        var made = await world.Owner.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId, KeySpec = DataKeySpec.AES_256 });
        var hidden = await world.Owner.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = key.KeyId, NumberOfBytes = 64 });

        Assert.Equal(32, made.Plaintext.Length);
        Assert.Equal(made.Plaintext.ToArray(), (await world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = made.CiphertextBlob })).Plaintext.ToArray());
        Assert.Equal(64, (await world.Owner.DecryptAsync(new DecryptRequest { CiphertextBlob = hidden.CiphertextBlob })).Plaintext.Length);
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.Owner.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId }));
    }

    private async Task<MemoryStream> SealAsync(KeyMetadata key, Dictionary<string, string>? context = null) => (await world.Owner.EncryptAsync(
        new EncryptRequest { KeyId = key.KeyId, Plaintext = new MemoryStream([1, 2, 3]), EncryptionContext = context ?? [] })).CiphertextBlob;
}
