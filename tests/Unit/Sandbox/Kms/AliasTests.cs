using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

public sealed class AliasTests
{
    private readonly KmsWorld world = new();

    [Fact]
    public async Task An_alias_names_a_key_until_it_is_moved_or_deleted()
    {
        var (one, other) = (await world.KeyAsync(), await world.KeyAsync());
        await world.Owner.CreateAliasAsync("alias/backup", one.Arn);
        Assert.Equal(one.Arn, (await world.DescribeAsync("alias/backup")).Arn);
        Assert.Equal(one.Arn, (await world.DescribeAsync("arn:aws:kms:us-east-1:111111111111:alias/backup")).Arn);

        await world.Owner.UpdateAliasAsync("alias/backup", other.KeyId);
        Assert.Equal(other.Arn, (await world.DescribeAsync("alias/backup")).Arn);
        var alias = Assert.Single((await world.Owner.ListAliasesAsync(new ListAliasesRequest { KeyId = other.KeyId })).Aliases);
        Assert.Equal(("alias/backup", "arn:aws:kms:us-east-1:111111111111:alias/backup", other.KeyId), (alias.AliasName, alias.AliasArn, alias.TargetKeyId));
        Assert.Empty((await world.Owner.ListAliasesAsync(new ListAliasesRequest { KeyId = one.KeyId })).Aliases ?? []);

        await world.Owner.DeleteAliasAsync("alias/backup");
        await KmsWorld.RefusedAsync<NotFoundException>(
            () => world.Owner.DeleteAliasAsync("alias/backup"), "Alias arn:aws:kms:us-east-1:111111111111:alias/backup is not found.");
    }

    [Fact]
    public async Task A_name_is_given_once_in_an_account_and_region()
    {
        var key = await world.KeyAsync();
        await world.Owner.CreateAliasAsync("alias/backup", key.KeyId);

        await KmsWorld.RefusedAsync<AlreadyExistsException>(
            () => world.Owner.CreateAliasAsync("alias/backup", key.KeyId), "An alias with the name arn:aws:kms:us-east-1:111111111111:alias/backup already exists");
        var elsewhere = (await world.OwnerInEast2.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        await world.OwnerInEast2.CreateAliasAsync("alias/backup", elsewhere.KeyId);
    }

    [Theory]
    [InlineData("backup", "ValidationException")]
    [InlineData("alias/", "InvalidAliasNameException")]
    [InlineData("alias/a:b", "InvalidAliasNameException")]
    [InlineData("alias/a b", "ValidationException")]
    [InlineData("alias/aws/mine", "NotAuthorizedException")]
    public async Task A_name_that_AWS_does_not_take_is_refused(string name, string code)
    {
        var key = await world.KeyAsync();

        var refusal = await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(() => world.Owner.CreateAliasAsync(name, key.KeyId));

        Assert.Equal(code, refusal.ErrorCode);
    }

    [Fact]
    public async Task An_operation_that_changes_a_key_takes_no_alias()
    {
        var key = await world.KeyAsync();
        await world.Owner.CreateAliasAsync("alias/backup", key.KeyId);

        await KmsWorld.RefusedAsync<NotFoundException>(() => world.Owner.DisableKeyAsync("alias/backup"), "Invalid keyId 'alias/backup'");
    }

    [Fact]
    public async Task A_key_that_is_pending_deletion_gets_no_alias()
    {
        var key = await world.KeyAsync();
        await world.Owner.ScheduleKeyDeletionAsync(key.KeyId, 7);

        await Assert.ThrowsAsync<KMSInvalidStateException>(() => world.Owner.CreateAliasAsync("alias/backup", key.KeyId));
    }
}
