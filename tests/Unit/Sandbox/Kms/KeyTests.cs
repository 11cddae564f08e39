using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

public sealed class KeyTests
{
    private readonly KmsWorld world = new();

    [Fact]
    public async Task A_new_key_is_an_enabled_symmetric_customer_key()
    {
        var made = (await world.Owner.CreateKeyAsync(new CreateKeyRequest { Description = "backup" })).KeyMetadata;

        var key = await world.DescribeAsync(made.KeyId);
        Assert.Equal($"arn:aws:kms:us-east-1:111111111111:key/{key.KeyId}", key.Arn);
        Assert.Equal(KmsWorld.Primary, key.AWSAccountId);
        Assert.Equal(KeyManagerType.CUSTOMER, key.KeyManager);
        Assert.Equal(KeyState.Enabled, key.KeyState);
        Assert.Equal(KeySpec.SYMMETRIC_DEFAULT, key.KeySpec);
        Assert.Equal(KeyUsageType.ENCRYPT_DECRYPT, key.KeyUsage);
        Assert.Equal(OriginType.AWS_KMS, key.Origin);
        Assert.Equal("backup", key.Description);
        Assert.Equal(world.Clock.GetUtcNow().UtcDateTime, key.CreationDate);
        Assert.True(key.Enabled);
        Assert.False(key.MultiRegion);
        Assert.Null(key.DeletionDate);
    }

    [Fact]
    public async Task Keys_belong_to_one_account_and_region_and_are_listed_page_by_page()
    {
        var keys = new List<string>();
        for (var count = 0; count < 3; count++)
            keys.Add((await world.KeyAsync()).KeyId);

        var first = await world.Owner.ListKeysAsync(new ListKeysRequest { Limit = 2 });
        var second = await world.Owner.ListKeysAsync(new ListKeysRequest { Limit = 2, Marker = first.NextMarker });

        Assert.True(first.Truncated);
        Assert.False(second.Truncated);
        Assert.Equal(keys.Order(), first.Keys.Concat(second.Keys).Select(key => key.KeyId));
        Assert.Empty((await world.OwnerInEast2.ListKeysAsync(new ListKeysRequest())).Keys ?? []);
        Assert.Empty((await world.Stranger.ListKeysAsync(new ListKeysRequest())).Keys ?? []);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_not_found()
    {
        const string id = "1234abcd-12ab-34cd-56ef-1234567890ab";

        await KmsWorld.RefusedAsync<NotFoundException>(() => world.Owner.DescribeKeyAsync(id), $"Key 'arn:aws:kms:us-east-1:111111111111:key/{id}' does not exist");
        await KmsWorld.RefusedAsync<NotFoundException>(() => world.Owner.DescribeKeyAsync("nonsense"), "Invalid keyId 'nonsense'");
        await KmsWorld.RefusedAsync<NotFoundException>(() => world.Owner.DescribeKeyAsync($"arn:aws:kms:us-east-2:111111111111:key/{id}"), "Invalid arn us-east-2");
        await Assert.ThrowsAsync<InvalidArnException>(() => world.Owner.DescribeKeyAsync("arn:aws:rds:us-east-1:111111111111:db:orders"));
        await KmsWorld.RefusedAsync(
            "ValidationException",
            "1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
            () => world.Owner.DescribeKeyAsync(new DescribeKeyRequest()));
    }

    [Fact]
    public async Task Another_account_does_not_learn_whether_a_key_is_there()
    {
        var key = await world.KeyAsync();
        const string message = "User: arn:aws:iam::222222222222:user/admin is not authorized to perform: kms:DescribeKey on this resource because the resource does not "
            + "exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

        await KmsWorld.RefusedAsync("AccessDeniedException", message, () => world.Stranger.DescribeKeyAsync(key.Arn));
        await KmsWorld.RefusedAsync(
            "AccessDeniedException", message, () => world.Stranger.DescribeKeyAsync("arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
    }

    [Fact]
    public async Task A_disabled_key_cannot_be_used_until_it_is_enabled_again()
    {
        var key = await world.KeyAsync();

        await world.Owner.DisableKeyAsync(key.KeyId);
        Assert.Equal(KeyState.Disabled, (await world.DescribeAsync(key.KeyId)).KeyState);
        await KmsWorld.RefusedAsync<DisabledException>(
            () => world.Owner.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId, KeySpec = DataKeySpec.AES_256 }), $"{key.Arn} is disabled.");

        await world.Owner.EnableKeyAsync(key.KeyId);
        await world.Owner.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId, KeySpec = DataKeySpec.AES_256 });
    }

    [Fact]
    public async Task A_key_goes_when_its_waiting_period_is_over()
    {
        var key = await world.KeyAsync();
        await world.Owner.CreateAliasAsync("alias/backup", key.KeyId);

        var deletion = await world.Owner.ScheduleKeyDeletionAsync(key.KeyId, 7);

        Assert.Equal(world.Clock.GetUtcNow().UtcDateTime.AddDays(7), deletion.DeletionDate);
        Assert.Equal(KeyState.PendingDeletion, deletion.KeyState);
        Assert.Equal(deletion.DeletionDate, (await world.DescribeAsync(key.KeyId)).DeletionDate);
        await KmsWorld.RefusedAsync<KMSInvalidStateException>(() => world.Owner.EnableKeyAsync(key.KeyId), $"{key.Arn} is pending deletion.");
        await KmsWorld.RefusedAsync<KMSInvalidStateException>(() => world.Owner.ScheduleKeyDeletionAsync(key.KeyId, 7), $"{key.Arn} is pending deletion.");

        world.Clock.Advance(TimeSpan.FromDays(7));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Owner.DescribeKeyAsync(key.KeyId));
        await KmsWorld.RefusedAsync<NotFoundException>(
            () => world.Owner.DescribeKeyAsync("alias/backup"), "Alias arn:aws:kms:us-east-1:111111111111:alias/backup is not found.");
    }

    [Fact]
    public async Task A_cancelled_deletion_leaves_the_key_disabled_for_good()
    {
        var key = await world.KeyAsync();
        await KmsWorld.RefusedAsync<KMSInvalidStateException>(() => world.Owner.CancelKeyDeletionAsync(key.KeyId), $"{key.Arn} is not pending deletion.");
        await world.Owner.ScheduleKeyDeletionAsync(key.KeyId, 7);

        Assert.Equal(key.Arn, (await world.Owner.CancelKeyDeletionAsync(key.KeyId)).KeyId);

        world.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(KeyState.Disabled, (await world.DescribeAsync(key.KeyId)).KeyState);
    }

    [Theory]
    [InlineData(6, "greater than or equal to 7")]
    [InlineData(31, "less than or equal to 30")]
    public async Task The_waiting_period_is_7_to_30_days(int days, string bound)
    {
        var key = await world.KeyAsync();

        await KmsWorld.RefusedAsync(
            "ValidationException",
            $"1 validation error detected: Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value {bound}",
            () => world.Owner.ScheduleKeyDeletionAsync(key.KeyId, days));
    }

    [Fact]
    public async Task Rotation_is_off_until_it_is_turned_on()
    {
        var key = await world.KeyAsync();
        Assert.False((await world.Owner.GetKeyRotationStatusAsync(key.KeyId)).KeyRotationEnabled);

        await world.Owner.EnableKeyRotationAsync(key.KeyId);
        var status = await world.Owner.GetKeyRotationStatusAsync(key.KeyId);
        Assert.True(status.KeyRotationEnabled);
        Assert.Equal(365, status.RotationPeriodInDays);
        Assert.Equal(world.Clock.GetUtcNow().UtcDateTime.AddDays(365), status.NextRotationDate);

        await world.Owner.DisableKeyRotationAsync(key.KeyId);
        Assert.False((await world.Owner.GetKeyRotationStatusAsync(key.KeyId)).KeyRotationEnabled);

        await world.Owner.DisableKeyAsync(key.KeyId);
        await Assert.ThrowsAsync<DisabledException>(() => world.Owner.EnableKeyRotationAsync(key.KeyId));
    }

    [Fact]
    public async Task Tags_are_kept_replaced_and_taken_away()
    {
        var key = (await world.Owner.CreateKeyAsync(new CreateKeyRequest { Tags = [Tag("team", "dba"), Tag("stage", "test")] })).KeyMetadata;
        await world.Owner.TagResourceAsync(new TagResourceRequest { KeyId = key.KeyId, Tags = [Tag("stage", "live")] });
        await world.Owner.UntagResourceAsync(new UntagResourceRequest { KeyId = key.KeyId, TagKeys = ["team"] });

        var tag = Assert.Single((await world.Owner.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key.KeyId })).Tags);
        Assert.Equal(("stage", "live"), (tag.TagKey, tag.TagValue));
        await Assert.ThrowsAsync<TagException>(() => world.Owner.TagResourceAsync(new TagResourceRequest { KeyId = key.KeyId, Tags = [Tag("aws:x", "1")] }));
        await Assert.ThrowsAsync<TagException>(() => world.Owner.TagResourceAsync(new TagResourceRequest { KeyId = key.KeyId, Tags = [Tag("a", "1"), Tag("a", "2")] }));
        await Assert.ThrowsAsync<LimitExceededException>(() => world.Owner.TagResourceAsync(new TagResourceRequest
        {
            KeyId = key.KeyId,
            Tags = [.. Enumerable.Range(0, 50).Select(number => Tag($"n{number}", "1"))],
        }));
    }

    private static Tag Tag(string key, string value) => new() { TagKey = key, TagValue = value };
}
