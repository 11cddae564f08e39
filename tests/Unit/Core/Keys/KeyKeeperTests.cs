using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Sandbox.Kernel;
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

    [Theory]
    [InlineData(FaultKinds.LostAnswer, "CreateKey")]
    [InlineData(FaultKinds.LostAnswer, "CreateAlias")]
    [InlineData(FaultKinds.LostAnswer, "ReplicateKey")]
    [InlineData(FaultKinds.Reset, "CreateKey")]
    public void An_answer_that_is_lost_makes_no_second_key(string fault, string action)
    {
        var world = new World();
        world.Sandbox.Faults.Add(new FaultRule(fault) { Action = action, Count = 1 });

        Whole(world, Ensure(world, Pair));
    }

    [Fact]
    public void Killed_after_any_call_the_next_run_goes_on_with_the_same_key()
    {
        for (var calls = 0; ; calls++)
        {
            var world = new World();
            world.Sandbox.Faults.Add(new FaultRule(FaultKinds.ExpiredToken) { Service = "kms", Skip = calls });
            var finished = true;
            try
            {
                Ensure(world, Pair);
            }
            catch (BackupException)
            {
                finished = false;
            }

            world.Sandbox.Faults.Clear();
            Whole(world, Ensure(world, Pair));
            if (finished)
            {
                Assert.InRange(calls, 6, int.MaxValue);
                return;
            }
        }
    }

    [Fact]
    public void An_account_added_later_may_use_the_replica_too()
    {
        var world = new World();
        var key = Ensure(world, Pair);
        Ensure(world, Pair with { Accounts = ["222222222222", "333333333333"] });

        world.Run(async cancellation => await KeyKeeper.CheckSharedAsync(
            world.Primary, await KeyKeeper.FindAsync(world.Primary, key.KeyId, KeySide.Source, cancellation), "333333333333", cancellation));
    }

    [Fact]
    public void An_alias_that_somebody_else_gave_away_meanwhile_is_told_with_both_keys()
    {
        var world = new World();
        var at = world.Primary.In(World.RecoveryRegion);
        var (first, second) = world.Run(async cancellation =>
        {
            var state = await KeyKeeper.ReadAsync(at, Sharable, cancellation);
            var plan = KeyPlan.For(state, Sharable, at.Place);
            var key = await KeyKeeper.EnsureAsync(at, Sharable, cancellation);
            return (key, (await Assert.ThrowsAsync<BackupException>(() => KeyKeeper.ApplyAsync(at, Sharable, state, plan, cancellation))).Failure);
        });

        Assert.Equal(FailureKind.AliasTaken, second.Kind);
        Assert.Contains(first.KeyId, second.Message, StringComparison.Ordinal);
    }

    private static KeyWish Pair => Sharable with { ReplicaRegion = World.SourceRegion };

    // One key, its replica, the alias and the policy at both ends, rotation.
    private static void Whole(World world, KeyDescription key)
    {
        foreach (var region in new[] { World.RecoveryRegion, World.SourceRegion })
        {
            using var kms = world.Kms("primary", region);
            Assert.Equal(key.KeyId, Assert.Single(world.Run(_ => kms.ListKeysAsync(new ListKeysRequest())).Keys).KeyId);
            Assert.Equal(key.KeyId, world.Run(_ => kms.DescribeKeyAsync("alias/rds-backup")).KeyMetadata.KeyId);
            Assert.True(world.Run(_ => kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = key.KeyId })).KeyRotationEnabled);
            world.Run(async cancellation => await KeyKeeper.CheckSharedAsync(
                world.Primary.In(region), await KeyKeeper.FindAsync(world.Primary.In(region), key.KeyId, KeySide.Source, cancellation), "222222222222", cancellation));
        }
    }

    private static KeyDescription Ensure(World world, KeyWish wish) =>
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary.In(World.RecoveryRegion), wish, cancellation));
}
