using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Iam;

namespace RdsBackup.Core.Keys;

/// <summary>Makes and mends the keys that copies are encrypted under. Running it again changes nothing.</summary>
public static class KeyKeeper
{
    /// <summary>A key by id, ARN or alias.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotFound"/> when there is none.</exception>
    public static async Task<KeyDescription> FindAsync(Target target, string key, KeySide side, CancellationToken cancellation)
    {
        // A key's ARN tells its region; asking another region's KMS for it would only say "not found".
        if (key.Split(':', 6) is ["arn", _, "kms", var region, _, _] && region != target.Region)
            throw Failures.KeyOfWrongRegion(key, region, target.Place);
        return await target.Kms.FindAsync(key, cancellation).ConfigureAwait(false) ?? throw Failures.KeyNotFound(key, target.Place, side);
    }

    /// <summary>Reads what a plan needs to know.</summary>
    public static async Task<KeyState> ReadAsync(Target target, KeyWish wish, CancellationToken cancellation)
    {
        if (await target.Kms.FindAsync(wish.Alias, cancellation).ConfigureAwait(false) is not { } key)
            return KeyState.Nothing;
        if (!key.IsEnabled)
            return new KeyState(key, null, false);
        return new KeyState(
            key,
            await PolicyAsync(target, key, cancellation).ConfigureAwait(false),
            await target.Kms.RotatesAsync(key.KeyId, cancellation).ConfigureAwait(false));
    }

    /// <summary>Does what a plan says.</summary>
    /// <returns>The key.</returns>
    public static async Task<KeyDescription> ApplyAsync(Target target, KeyWish wish, KeyState state, KeyPlan plan, CancellationToken cancellation)
    {
        var key = state.Key;
        if (key is null)
        {
            key = await target.Kms.CreateAsync(
                wish.Accounts.Count > 0 ? "RdsBackup: shared with the backup account" : "RdsBackup: vault copies",
                plan.CreateWith!.ToJson(), wish.ReplicaRegion is not null, cancellation).ConfigureAwait(false);
            await target.Kms.CreateAliasAsync(wish.Alias, key.KeyId, cancellation).ConfigureAwait(false);
        }

        if (plan.ReplacePolicy is { } policy)
            await target.Kms.PutPolicyAsync(key.KeyId, policy.ToJson(), cancellation).ConfigureAwait(false);
        if (plan.EnableRotation)
            await target.Kms.EnableRotationAsync(key.KeyId, cancellation).ConfigureAwait(false);
        if (plan.Replicate is { } region)
        {
            var there = target.In(region);
            var replica = await target.Kms.ReplicateAsync(
                key.KeyId, region, SharableKeyPolicy.New(there.Place, wish.Accounts).ToJson(), cancellation).ConfigureAwait(false);
            await there.Kms.CreateAliasAsync(wish.Alias, replica.KeyId, cancellation).ConfigureAwait(false);
        }

        return key;
    }

    /// <summary>Reads, plans and does: afterwards the key is there as wished.</summary>
    public static async Task<KeyDescription> EnsureAsync(Target target, KeyWish wish, CancellationToken cancellation)
    {
        var state = await ReadAsync(target, wish, cancellation).ConfigureAwait(false);
        return await ApplyAsync(target, wish, state, KeyPlan.For(state, wish, target.Place), cancellation).ConfigureAwait(false);
    }

    /// <summary>Refuses a key that an account cannot use through RDS; a policy that may not be read is left to AWS to judge.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotShared"/>.</exception>
    public static async Task CheckSharedAsync(Target owner, KeyDescription key, string account, CancellationToken cancellation)
    {
        if (key.IsAwsManaged)
            throw Failures.KeyNotShared(key.Arn, account, owner.Place);
        try
        {
            if (!SharableKeyPolicy.Lets(await PolicyAsync(owner, key, cancellation).ConfigureAwait(false), key.Place, account))
                throw Failures.KeyNotShared(key.Arn, account, owner.Place);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
        }
        catch (PolicyNotSupportedException)
        {
        }
    }

    private static async Task<PolicyDocument> PolicyAsync(Target target, KeyDescription key, CancellationToken cancellation) =>
        PolicyDocument.Parse(await target.Kms.PolicyAsync(key.KeyId, cancellation).ConfigureAwait(false), PolicyKind.Key);
}
