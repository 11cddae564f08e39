using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Keys;

public class KeyKeeperTests
{
    private static readonly KeyWish Sharable = new() { Alias = "rds-backup", Accounts = ["222222222222"] };

    [Fact]
    public void A_new_key_has_alias_rotation_and_a_policy_that_lets_the_backup_account_use_it()
    {
        var world = new World();
        var key = Ensure(world, Sharable);
        using var kms = world.Kms("primary", World.RecoveryRegion);

        Assert.True(world.Run(_ => kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.KeyId })).KeyRotationEnabled);
        Assert.Equal(key.KeyId, world.Run(_ => kms.DescribeKeyAsync("alias/rds-backup")).KeyMetadata.KeyId);
        world.Run(cancellation => KeyKeeper.CheckSharedAsync(world.Primary.In(World.RecoveryRegion), key, "222222222222", cancellation));
    }

    [Fact]
    public void Running_it_again_changes_nothing()
    {
        var world = new World();
        var first = Ensure(world, Sharable);
        world.Sandbox.Calls.Clear();
        var second = Ensure(world, Sharable);

        Assert.Equal(first.Arn, second.Arn);
        Assert.All(world.Sandbox.Calls.Latest, call => Assert.Matches("^(Describe|Get)", call.Action));
    }

    [Fact]
    public void What_is_missing_is_mended_and_what_is_there_stays()
    {
        var world = new World();
        var key = Ensure(world, new KeyWish { Alias = "rds-backup" });
        using var kms = world.Kms("primary", World.RecoveryRegion);
        world.Run(_ => kms.DisableKeyRotationAsync(new DisableKeyRotationRequest { KeyId = key.KeyId }));

        Assert.Equal(key.Arn, Ensure(world, Sharable).Arn);
        Ensure(world, Sharable with { Accounts = ["333333333333"] });

        var policy = world.Run(_ => kms.GetKeyPolicyAsync(key.KeyId, "default")).Policy;
        Assert.Contains("222222222222", policy, StringComparison.Ordinal);
        Assert.Contains("333333333333", policy, StringComparison.Ordinal);
        Assert.True(world.Run(_ => kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.KeyId })).KeyRotationEnabled);
    }

    [Fact]
    public void A_multi_region_pair_is_made_on_request_and_named_alike()
    {
        var world = new World();
        var wish = Sharable with { ReplicaRegion = World.SourceRegion };
        var key = Ensure(world, wish);
        using var there = world.Kms("primary", World.SourceRegion);

        var replica = world.Run(_ => there.DescribeKeyAsync("alias/rds-backup")).KeyMetadata;

        Assert.StartsWith("mrk-", key.KeyId, StringComparison.Ordinal);
        Assert.Equal(key.KeyId, replica.KeyId);
        world.After(TimeSpan.FromMinutes(5));
        world.Sandbox.Calls.Clear();
        Ensure(world, wish);
        Assert.All(world.Sandbox.Calls.Latest, call => Assert.Matches("^(Describe|Get)", call.Action));
    }

    [Fact]
    public void A_single_region_key_is_not_replicated()
    {
        var world = new World();
        Ensure(world, Sharable);

        Assert.Equal(FailureKind.KeyNotMultiRegion, Assert.Throws<BackupException>(
            () => Ensure(world, Sharable with { ReplicaRegion = World.SourceRegion })).Kind);
    }

    [Fact]
    public void A_disabled_key_is_told_and_not_enabled_behind_its_owners_back()
    {
        var world = new World();
        var key = Ensure(world, Sharable);
        using var kms = world.Kms("primary", World.RecoveryRegion);
        world.Run(_ => kms.DisableKeyAsync(key.KeyId));

        Assert.Equal(FailureKind.KeyDisabled, Assert.Throws<BackupException>(() => Ensure(world, Sharable)).Kind);
    }

    private static KeyDescription Ensure(World world, KeyWish wish) =>
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary.In(World.RecoveryRegion), wish, cancellation));
}
