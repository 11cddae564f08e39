using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
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
        if (PlaceOf(key) is { } place && place.Region != target.Region)
            throw Failures.KeyOfWrongRegion(key, place.Region, target.Place);
        return await target.Kms.FindAsync(key, cancellation).ConfigureAwait(false) ?? throw Failures.KeyNotFound(key, target.Place, side);
    }

    /// <summary>The account and region that the ARN of a key or alias tells; null for other names.</summary>
    public static Place? PlaceOf(string key) => key.Split(':', 6) is ["arn", _, "kms", var region, var account, _] ? new Place(account, region) : null;

    /// <summary>The aliases of an account's own keys in a region with the keys' ids, page by page.</summary>
    public static async IAsyncEnumerable<(string Alias, string KeyId)> AliasesAsync(Target target, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var alias in target.Kms.AliasesAsync(cancellation).ConfigureAwait(false))
        {
            if (alias.TargetKeyId is { } key && !alias.AliasName.StartsWith("alias/aws/", StringComparison.Ordinal))
                yield return (alias.AliasName, key);
        }
    }

    /// <summary>Reads what a plan needs to know.</summary>
    public static async Task<KeyState> ReadAsync(Target target, KeyWish wish, CancellationToken cancellation)
    {
        if (await target.Kms.FindAsync(wish.Alias, cancellation).ConfigureAwait(false) is not { } key)
            return KeyState.Nothing;
        var state = await ReadAsync(target, key, cancellation).ConfigureAwait(false);
        return !key.IsEnabled ? state : state with
        {
            Replica = wish.ReplicaRegion is { } region && key.ReplicaRegions.Contains(region, StringComparer.Ordinal)
                ? await ReadReplicaAsync(target.In(region), key.KeyId, wish, cancellation).ConfigureAwait(false)
                : null,
        };
    }

    /// <summary>Reads policy and rotation of a key; of one that is not enabled neither.</summary>
    public static async Task<KeyState> ReadAsync(Target target, KeyDescription key, CancellationToken cancellation) => !key.IsEnabled
        ? new KeyState(key, null, false)
        : new KeyState(
            key,
            await PolicyAsync(target, key.KeyId, cancellation).ConfigureAwait(false),
            await target.Kms.RotatesAsync(key.KeyId, cancellation).ConfigureAwait(false));

    /// <summary>Does what a plan says.</summary>
    /// <returns>The key.</returns>
    public static async Task<KeyDescription> ApplyAsync(Target target, KeyWish wish, KeyState state, KeyPlan plan, CancellationToken cancellation)
    {
        if (plan.CreateWith is { } createWith)
        {
            // A key that a run made and did not live to name is named now, and then completed like any other.
            if (await UnnamedAsync(target, wish, cancellation).ConfigureAwait(false) is { } unnamed)
            {
                await NameAsync(target, wish, unnamed.KeyId, cancellation).ConfigureAwait(false);
                return await EnsureAsync(target, wish, cancellation).ConfigureAwait(false);
            }

            var made = await CreateAsync(target, wish, createWith, cancellation).ConfigureAwait(false);
            await NameAsync(target, wish, made.KeyId, cancellation).ConfigureAwait(false);
            state = state with { Key = made };
        }

        var key = state.Key!;
        if (plan.ReplacePolicy is { } policy)
            await target.Kms.PutPolicyAsync(key.KeyId, policy.ToJson(), cancellation).ConfigureAwait(false);
        if (plan.EnableRotation)
            await target.Kms.EnableRotationAsync(key.KeyId, cancellation).ConfigureAwait(false);
        if (plan.Replicate is { } region)
        {
            var there = target.In(region);
            await target.Kms.ReplicateAsync(key.KeyId, region, SharableKeyPolicy.New(there.Place, wish.Accounts).ToJson(), cancellation)
                .ConfigureAwait(false);
            await UntilMadeAsync(there, key.KeyId, cancellation).ConfigureAwait(false);
            await NameAsync(there, wish, key.KeyId, cancellation).ConfigureAwait(false);
        }

        if (plan.ReplaceReplicaPolicy is { } replicaPolicy)
            await target.In(wish.ReplicaRegion!).Kms.PutPolicyAsync(key.KeyId, replicaPolicy.ToJson(), cancellation).ConfigureAwait(false);
        if (plan.NameReplica is { } unnamedIn)
            await NameAsync(target.In(unnamedIn), wish, key.KeyId, cancellation).ConfigureAwait(false);
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
            if (!SharableKeyPolicy.Lets(await PolicyAsync(owner, key.KeyId, cancellation).ConfigureAwait(false), key.Place, account))
                throw Failures.KeyNotShared(key.Arn, account, owner.Place);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
        }
        catch (PolicyNotSupportedException)
        {
        }
    }

    // KMS has no token that makes a second CreateKey harmless: after a lost answer the key is looked for before another one is made.
    private static async Task<KeyDescription> CreateAsync(Target target, KeyWish wish, PolicyDocument policy, CancellationToken cancellation)
    {
        var clock = target.Access.Clock;
        var end = clock.GetUtcNow() + target.Access.Patience;
        while (true)
        {
            try
            {
                return await target.Kms.CreateOnceAsync(Description(wish), policy.ToJson(), wish.ReplicaRegion is not null, cancellation).ConfigureAwait(false);
            }
            catch (BackupException passing) when (passing.Failure.IsTransient && clock.GetUtcNow() < end)
            {
            }

            await Pause.ForAsync(UntilListed, clock, cancellation).ConfigureAwait(false);
            if (await UnnamedAsync(target, wish, cancellation).ConfigureAwait(false) is { } unnamed)
                return unnamed;
        }
    }

    private static async Task<KeyDescription?> UnnamedAsync(Target target, KeyWish wish, CancellationToken cancellation)
    {
        try
        {
            foreach (var id in await target.Kms.UnnamedAsync(cancellation).ConfigureAwait(false))
            {
                if (await target.Kms.FindAsync(id, cancellation).ConfigureAwait(false) is { IsEnabled: true } key
                    && key.Description == Description(wish) && key.MultiRegion == (wish.ReplicaRegion is not null))
                {
                    return key;
                }
            }
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            // Who may not list keys may still make one.
        }

        return null;
    }

    private static async Task NameAsync(Target target, KeyWish wish, string keyId, CancellationToken cancellation)
    {
        await target.Kms.CreateAliasAsync(wish.Alias, keyId, cancellation).ConfigureAwait(false);
        var named = await target.Kms.FindAsync(wish.Alias, cancellation).ConfigureAwait(false);
        if (named is not null && named.KeyId != keyId)
            throw Failures.AliasTaken(wish.Alias, keyId, named.KeyId, target.Place);
    }

    private static async Task<ReplicaState?> ReadReplicaAsync(Target there, string keyId, KeyWish wish, CancellationToken cancellation)
    {
        await UntilMadeAsync(there, keyId, cancellation).ConfigureAwait(false);
        var named = await there.Kms.FindAsync(wish.Alias, cancellation).ConfigureAwait(false);
        return new ReplicaState(there.Place, await PolicyAsync(there, keyId, cancellation).ConfigureAwait(false), named?.KeyId == keyId);
    }

    // A replica is 'Creating' for a while after the call that makes it.
    private static async Task UntilMadeAsync(Target there, string keyId, CancellationToken cancellation)
    {
        var clock = there.Access.Clock;
        var end = clock.GetUtcNow() + there.Access.Patience;
        while (await there.Kms.FindAsync(keyId, cancellation).ConfigureAwait(false) is null or { State: "Creating" } && clock.GetUtcNow() < end)
            await Pause.ForAsync(UntilListed, clock, cancellation).ConfigureAwait(false);
    }

    // Also what a key is known by that nobody has named yet.
    private static string Description(KeyWish wish) => $"RdsBackup: {wish.Alias}";

    private static async Task<PolicyDocument> PolicyAsync(Target target, string keyId, CancellationToken cancellation) =>
        PolicyDocument.Parse(await target.Kms.PolicyAsync(keyId, cancellation).ConfigureAwait(false), PolicyKind.Key);

    private static readonly TimeSpan UntilListed = TimeSpan.FromSeconds(5);
}
