using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;
using RdsBackup.Iam;

namespace RdsBackup.Core.KeyKeeping;

/// <summary>Makes and mends the keys that copies are encrypted under. Running it again changes nothing.</summary>
public static class KeyKeeper
{
    /// <summary>A key by id, ARN or alias.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotFound"/> when there is none.</exception>
    public static async Task<KeyDescription> FindAsync(Target target, string key, KeySide side, CancellationToken cancellation)
    {
        // A key's ARN tells its region; asking another region's KMS for it would only say "not found".
        if (PlaceOf(key) is { } place && place.Region != target.Region)
            throw KeyFailures.KeyOfWrongRegion(key, place.Region, target.Place);
        var name = IsKey(key) || key.StartsWith("alias/", StringComparison.Ordinal) ? key : $"alias/{key}";
        if (IsKey(key) || key.StartsWith("alias/aws/", StringComparison.Ordinal) || KeyWish.IsAlias(name))
        {
            if (await target.Of<KmsGateway>().FindAsync(name, cancellation).ConfigureAwait(false) is { } found)
                return found;
        }

        var aliases = await AliasNamesAsync(target, cancellation).ConfigureAwait(false);
        throw KeyKeepingFailures.KeyNotFound(name, target.Place, side, IsKey(key) ? null : Spelling.Nearest(name, aliases));
    }

    /// <summary>Whether a name is an ARN or one of KMS's ids; an alias may look like anything else.</summary>
    public static bool IsKey(string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) || Guid.TryParseExact(name, "D", out _)
        || (name.StartsWith("mrk-", StringComparison.Ordinal) && Guid.TryParseExact(name[4..], "N", out _));

    /// <summary>The account and region that the ARN of a key or alias tells; null for other names.</summary>
    public static Place? PlaceOf(string key) => key.Split(':', 6) is ["arn", _, "kms", var region, var account, _] ? new Place(account, region) : null;

    /// <summary>The aliases of an account's own keys in a region with the keys' ids, page by page.</summary>
    public static async IAsyncEnumerable<(string Alias, string KeyId)> AliasesAsync(Target target, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var alias in target.Of<KmsGateway>().AliasesAsync(cancellation).ConfigureAwait(false))
        {
            if (alias.TargetKeyId is { } key && !alias.AliasName.StartsWith("alias/aws/", StringComparison.Ordinal))
                yield return (alias.AliasName, key);
        }
    }

    /// <summary>Reads what a plan needs to know.</summary>
    public static async Task<KeyState> ReadAsync(Target target, KeyWish wish, CancellationToken cancellation)
    {
        // A region that does not answer is found before anything is made.
        if (wish.ReplicaRegion is { } second)
        {
            if (second == target.Region || Place.PartitionOf(second) != target.Place.Partition)
                throw KeyKeepingFailures.NoReplicaThere(wish.Alias, second, target.Place);
            await target.In(second).Of<KmsGateway>().FindAsync(wish.Alias, cancellation).ConfigureAwait(false);
        }

        if (await target.Of<KmsGateway>().FindAsync(wish.Alias, cancellation).ConfigureAwait(false) is not { } key)
        {
            var names = await AliasNamesAsync(target, cancellation).ConfigureAwait(false);
            if (names.FirstOrDefault(name => name.Equals(wish.Alias, StringComparison.OrdinalIgnoreCase)) is { } other && other != wish.Alias)
                throw KeyKeepingFailures.AliasDiffersByCase(wish.Alias, other, target.Place);
            return await UnnamedAsync(target, wish, null, cancellation).ConfigureAwait(false) ?? KeyState.Nothing;
        }

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
            await target.Of<KmsGateway>().RotatesAsync(key.KeyId, cancellation).ConfigureAwait(false));

    /// <summary>Does what a plan says.</summary>
    /// <returns>The key.</returns>
    public static async Task<KeyDescription> ApplyAsync(Target target, KeyWish wish, KeyState state, KeyPlan plan, CancellationToken cancellation)
    {
        if (plan.CreateWith is { } createWith)
        {
            var made = await CreateAsync(target, wish, createWith, cancellation).ConfigureAwait(false);
            await NameAsync(target, wish, made.KeyId, cancellation).ConfigureAwait(false);
            state = state with { Key = made };
        }

        var key = state.Key!;
        if (plan.TakeUp is not null)
            await NameAsync(target, wish, key.KeyId, cancellation).ConfigureAwait(false);
        if (plan.ReplacePolicy is { } policy)
            await target.Of<KmsGateway>().PutPolicyAsync(key.KeyId, policy.ToJson(), cancellation).ConfigureAwait(false);
        if (plan.EnableRotation)
            await target.Of<KmsGateway>().EnableRotationAsync(key.KeyId, cancellation).ConfigureAwait(false);
        if (plan.Replicate is { } region)
        {
            var there = target.In(region);
            await target.Of<KmsGateway>().ReplicateAsync(key.KeyId, region, SharableKeyPolicy.New(there.Place, wish.Accounts).ToJson(), cancellation)
                .ConfigureAwait(false);
            await UntilMadeAsync(there, key.KeyId, cancellation).ConfigureAwait(false);
            await NameAsync(there, wish, key.KeyId, cancellation).ConfigureAwait(false);
        }

        if (plan.ReplaceReplicaPolicy is { } replicaPolicy)
            await target.In(wish.ReplicaRegion!).Of<KmsGateway>().PutPolicyAsync(key.KeyId, replicaPolicy.ToJson(), cancellation).ConfigureAwait(false);
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
    /// <returns>A sentence for when only AWS can tell; null when it is certain, or the policy may not be read.</returns>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotShared"/>.</exception>
    public static async Task<string?> CheckSharedAsync(Target owner, KeyDescription key, string account, CancellationToken cancellation)
    {
        if (key.IsAwsManaged)
            throw KeyKeepingFailures.KeyNotShared(key.Arn, account, owner.Place, null);
        PolicyDocument? policy;
        try
        {
            policy = await PolicyAsync(owner, key.KeyId, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            return null;
        }

        if (policy is null)
            return $"Whether account {account} may use the key {key.Words} cannot be told: its policy holds what this version cannot read.";
        return SharableKeyPolicy.ReachOf(policy, key.Place, account) is { Reach: Reach.No, Because: var sid }
            ? throw KeyKeepingFailures.KeyNotShared(key.Arn, account, owner.Place, sid)
            : SharableKeyPolicy.DoubtAbout(policy, key, account);
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
                return await target.Of<KmsGateway>().CreateOnceAsync(Description(wish), policy.ToJson(), wish.ReplicaRegion is not null, cancellation).ConfigureAwait(false);
            }
            catch (BackupException passing) when (passing.Failure.IsTransient && clock.GetUtcNow() < end)
            {
                await Pause.ForAsync(UntilListed, clock, cancellation).ConfigureAwait(false);
                var mayLook = true;
                if (await UnnamedAsync(target, wish, () => mayLook = false, cancellation).ConfigureAwait(false) is { IsUnnamed: true, Key: { } unnamed })
                    return unnamed;
                // What AWS put off it has not made; after any other failure a second call might make a second key.
                if (!mayLook && passing.Kind != FailureKind.Throttled)
                    throw KeyKeepingFailures.KeyPerhapsMade(passing, wish.Alias);
            }
        }
    }

    // What says by its description that it was made for the wish. Anybody can write that: only a key that is just what the wish makes is taken up, for whoever
    // may use, change or delete it besides would have the copies in hand. Null when there is nothing of the sort.
    private static async Task<KeyState?> UnnamedAsync(Target target, KeyWish wish, Action? refused, CancellationToken cancellation)
    {
        var left = new List<string>();
        try
        {
            foreach (var id in await target.Of<KmsGateway>().UnnamedAsync(cancellation).ConfigureAwait(false))
            {
                if (await target.Of<KmsGateway>().FindAsync(id, cancellation).ConfigureAwait(false) is not { } key || key.Description != Description(wish)
                    || key.State.StartsWith("Pending", StringComparison.Ordinal))
                {
                    continue;
                }

                if (await WhyNotOursAsync(target, key, wish, cancellation).ConfigureAwait(false) is not { } why)
                    return await ReadAsync(target, key, cancellation).ConfigureAwait(false) with { IsUnnamed = true, Left = left };
                left.Add($"{key.Arn} says that it was made for {wish.Alias} and has no alias. It is left as it is: {why}.");
            }
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            // Who may not list keys may still make one.
            refused?.Invoke();
        }

        return left.Count == 0 ? null : KeyState.Nothing with { Left = left };
    }

    private static async Task<string?> WhyNotOursAsync(Target target, KeyDescription key, KeyWish wish, CancellationToken cancellation)
    {
        if (!key.IsEnabled)
            return $"it is {key.State}";
        if (!key.IsPlain)
            return "its material is not symmetric and of KMS's own making";
        if (key.MultiRegion != (wish.ReplicaRegion is not null))
            return key.MultiRegion ? "it is a multi-region key" : "it is a key of a single region";
        if (key.IsReplica || key.ReplicaRegions.Count > 0)
            return "it has a relative in another region";
        try
        {
            return await PolicyAsync(target, key.KeyId, cancellation).ConfigureAwait(false) != SharableKeyPolicy.New(target.Place, wish.Accounts)
                ? "its policy is not the one that would be made now"
                : await target.Of<KmsGateway>().HasGrantsAsync(key.KeyId, cancellation).ConfigureAwait(false) ? "somebody has a grant on it" : null;
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            return "its policy and its grants may not be read";
        }
    }

    private static async Task<IReadOnlyList<string>> AliasNamesAsync(Target target, CancellationToken cancellation)
    {
        var names = new List<string>();
        try
        {
            await foreach (var (alias, _) in AliasesAsync(target, cancellation).ConfigureAwait(false))
                names.Add(alias);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            // They are for advice only.
        }

        return names;
    }

    private static async Task NameAsync(Target target, KeyWish wish, string keyId, CancellationToken cancellation)
    {
        await target.Of<KmsGateway>().CreateAliasAsync(wish.Alias, keyId, cancellation).ConfigureAwait(false);
        var named = await target.Of<KmsGateway>().FindAsync(wish.Alias, cancellation).ConfigureAwait(false);
        if (named is not null && named.KeyId != keyId)
            throw KeyKeepingFailures.AliasTaken(wish.Alias, keyId, named.KeyId, target.Place);
    }

    private static async Task<ReplicaState?> ReadReplicaAsync(Target there, string keyId, KeyWish wish, CancellationToken cancellation)
    {
        await UntilMadeAsync(there, keyId, cancellation).ConfigureAwait(false);
        var named = await there.Of<KmsGateway>().FindAsync(wish.Alias, cancellation).ConfigureAwait(false);
        return new ReplicaState(there.Place, await PolicyAsync(there, keyId, cancellation).ConfigureAwait(false), named?.KeyId == keyId);
    }

    // A replica is 'Creating' for a while after the call that makes it.
    private static async Task UntilMadeAsync(Target there, string keyId, CancellationToken cancellation)
    {
        var clock = there.Access.Clock;
        var end = clock.GetUtcNow() + there.Access.Patience;
        while (await there.Of<KmsGateway>().FindAsync(keyId, cancellation).ConfigureAwait(false) is null or { State: "Creating" } && clock.GetUtcNow() < end)
            await Pause.ForAsync(UntilListed, clock, cancellation).ConfigureAwait(false);
    }

    // Also what a key is known by that nobody has named yet.
    private static string Description(KeyWish wish) => $"RdsBackup: {wish.Alias}";

    // Null for a policy that AWS has taken and we cannot read.
    private static async Task<PolicyDocument?> PolicyAsync(Target target, string keyId, CancellationToken cancellation)
    {
        try
        {
            return PolicyDocument.Parse(await target.Of<KmsGateway>().PolicyAsync(keyId, cancellation).ConfigureAwait(false), PolicyKind.Key);
        }
        catch (PolicyFormatException)
        {
            return null;
        }
    }

    private static readonly TimeSpan UntilListed = TimeSpan.FromSeconds(5);
}
