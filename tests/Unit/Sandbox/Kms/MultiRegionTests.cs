using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

/// <summary>KMS developer guide, "Multi-Region keys in AWS KMS".</summary>
public sealed class MultiRegionTests
{
    private readonly KmsWorld world = new();

    [Fact]
    public async Task A_replica_has_the_primarys_id_and_opens_what_the_primary_sealed()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        Assert.StartsWith("mrk-", primary.KeyId, StringComparison.Ordinal);

        var replica = (await ReplicateAsync(primary)).ReplicaKeyMetadata;

        Assert.Equal($"arn:aws:kms:us-east-2:111111111111:key/{primary.KeyId}", replica.Arn);
        Assert.Equal(primary.CurrentKeyMaterialId, replica.CurrentKeyMaterialId);
        Assert.Equal(MultiRegionKeyType.REPLICA, replica.MultiRegionConfiguration.MultiRegionKeyType);
        Assert.Equal(primary.Arn, replica.MultiRegionConfiguration.PrimaryKey.Arn);
        Assert.Equal([replica.Arn], (await world.DescribeAsync(primary.KeyId)).MultiRegionConfiguration.ReplicaKeys.Select(key => key.Arn));
        var blob = (await world.Owner.EncryptAsync(new EncryptRequest { KeyId = primary.KeyId, Plaintext = new MemoryStream([1, 2]) })).CiphertextBlob;
        Assert.Equal([1, 2], (await world.OwnerInEast2.DecryptAsync(new DecryptRequest { CiphertextBlob = blob })).Plaintext.ToArray());
    }

    // "While the key state is Creating, you can manage key, but you cannot yet use it in cryptographic operations."
    [Fact]
    public async Task A_new_replica_can_be_managed_at_once_and_used_some_seconds_later()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        var request = new ReplicateKeyRequest { KeyId = primary.KeyId, ReplicaRegion = KmsWorld.East2 };

        Assert.Equal(KeyState.Creating, (await world.Owner.ReplicateKeyAsync(request)).ReplicaKeyMetadata.KeyState);

        await world.OwnerInEast2.CreateAliasAsync("alias/replica", primary.KeyId);
        await Assert.ThrowsAsync<KMSInvalidStateException>(
            () => world.OwnerInEast2.EncryptAsync(new EncryptRequest { KeyId = primary.KeyId, Plaintext = new MemoryStream([1]) }));
        await Assert.ThrowsAsync<KMSInvalidStateException>(() => world.OwnerInEast2.DisableKeyAsync(primary.KeyId));
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(KeyState.Enabled, (await world.OwnerInEast2.DescribeKeyAsync(primary.KeyId)).KeyMetadata.KeyState);
        await world.OwnerInEast2.EncryptAsync(new EncryptRequest { KeyId = primary.KeyId, Plaintext = new MemoryStream([1]) });
    }

    [Fact]
    public async Task A_key_of_one_region_has_no_replica()
    {
        var key = await world.KeyAsync();

        await Assert.ThrowsAsync<UnsupportedOperationException>(() => ReplicateAsync(key));
    }

    [Fact]
    public async Task A_region_holds_one_replica_and_has_to_be_there()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        await ReplicateAsync(primary);

        await Assert.ThrowsAsync<AlreadyExistsException>(() => ReplicateAsync(primary));
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => ReplicateAsync(primary, "eu-nowhere-1"));
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => ReplicateAsync(primary, KmsWorld.East1));
    }

    [Fact]
    public async Task A_primary_key_waits_for_its_replicas_before_it_goes()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        await ReplicateAsync(primary);

        var deletion = await world.Owner.ScheduleKeyDeletionAsync(primary.KeyId, 7);
        Assert.Equal(KeyState.PendingReplicaDeletion, deletion.KeyState);
        Assert.Null(deletion.DeletionDate);
        await world.OwnerInEast2.ScheduleKeyDeletionAsync(primary.KeyId, 10);

        world.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(KeyState.PendingDeletion, (await world.DescribeAsync(primary.KeyId)).KeyState);
        world.Clock.Advance(TimeSpan.FromDays(7));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Owner.DescribeKeyAsync(primary.KeyId));
    }

    [Fact]
    public async Task Rotation_is_shared_and_set_at_the_primary_key()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        await ReplicateAsync(primary);

        await world.Owner.EnableKeyRotationAsync(primary.KeyId);

        Assert.True((await world.OwnerInEast2.GetKeyRotationStatusAsync(primary.KeyId)).KeyRotationEnabled);
        await Assert.ThrowsAsync<UnsupportedOperationException>(() => world.OwnerInEast2.DisableKeyRotationAsync(primary.KeyId));
    }

    [Fact]
    public async Task A_replica_can_become_the_primary()
    {
        var primary = await world.KeyAsync(multiRegion: true);
        await ReplicateAsync(primary);

        await world.Owner.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = primary.KeyId, PrimaryRegion = KmsWorld.East2 });

        var configuration = (await world.DescribeAsync(primary.KeyId)).MultiRegionConfiguration;
        Assert.Equal((MultiRegionKeyType.REPLICA, KmsWorld.East2), (configuration.MultiRegionKeyType, configuration.PrimaryKey.Region));
    }

    [Fact]
    public async Task A_replicas_policy_is_its_own()
    {
        var primary = await world.KeyAsync(KmsWorld.Policy("""{"Effect":"Allow","Principal":{"AWS":"222222222222"},"Action":"kms:DescribeKey","Resource":"*"}"""), multiRegion: true);

        var replica = (await ReplicateAsync(primary)).ReplicaKeyMetadata;

        await world.Stranger.DescribeKeyAsync(primary.Arn);
        await Assert.ThrowsAnyAsync<AmazonKeyManagementServiceException>(() => world.As(KmsWorld.Secondary, KmsWorld.East2).DescribeKeyAsync(replica.Arn));
    }

    private async Task<ReplicateKeyResponse> ReplicateAsync(KeyMetadata key, string region = KmsWorld.East2)
    {
        var made = await world.Owner.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = key.KeyId, ReplicaRegion = region });
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        return made;
    }
}
