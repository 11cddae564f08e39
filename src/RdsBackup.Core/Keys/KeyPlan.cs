using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Iam;

namespace RdsBackup.Core.Keys;

/// <summary>What is there before a wish is granted. All null when the alias names nothing.</summary>
/// <param name="Key">The key that the alias names.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="Rotates">Whether its material is renewed every year.</param>
public sealed record KeyState(KeyDescription? Key, PolicyDocument? Policy, bool Rotates)
{
    /// <summary>Whether no alias names the key yet: a run made it for this wish and did not live to name it.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>Keys that say they were made for this wish and are not what it would make: each in a sentence with its ARN. They are left as they are.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>The replica in the wished region; null when there is none.</summary>
    public ReplicaState? Replica { get; init; }

    /// <summary>The alias names nothing.</summary>
    public static KeyState Nothing { get; } = new(null, null, false);
}

/// <summary>The replica of a multi-region key: its policy and its aliases are its own.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="IsNamed">Whether the alias names it there.</param>
public sealed record ReplicaState(Place Place, PolicyDocument? Policy, bool IsNamed);

/// <summary>What has to be done for a wish; pure. Empty when all of it is there.</summary>
/// <param name="CreateWith">The policy of a new key; null when there is a key.</param>
/// <param name="ReplacePolicy">The completed policy; null when the key's policy lacks nothing.</param>
/// <param name="EnableRotation">Whether rotation has to be turned on.</param>
/// <param name="Replicate">The region that needs a replica; null for none.</param>
public sealed record KeyPlan(PolicyDocument? CreateWith, PolicyDocument? ReplacePolicy, bool EnableRotation, string? Replicate)
{
    /// <summary>The key that a run before made for this wish, to be named; null for none.</summary>
    public KeyDescription? TakeUp { get; init; }

    /// <summary>The replica's completed policy; null when it lacks nothing.</summary>
    public PolicyDocument? ReplaceReplicaPolicy { get; init; }

    /// <summary>The region in which the replica has to be given the alias; null for none.</summary>
    public string? NameReplica { get; init; }

    /// <summary>Compares what is there with what is wished.</summary>
    /// <exception cref="BackupException">The key that is there cannot serve: it is AWS's own, disabled, or not a multi-region key.</exception>
    public static KeyPlan For(KeyState state, KeyWish wish, Place place)
    {
        foreach (var account in wish.Accounts)
        {
            if (AccountId.Parse(account) == place.AccountId)
                throw KeyFailures.KeySharedWithItself(wish.Alias, place);
        }

        if (state.Key is not { } key)
            return new KeyPlan(SharableKeyPolicy.New(place, wish.Accounts), null, true, wish.ReplicaRegion);
        if (!key.IsEnabled)
            throw KeyFailures.KeyDisabled(wish.Alias, key.State, place, KeySide.Target);
        if (wish.ReplicaRegion is { } region && !key.MultiRegion)
            throw KeyFailures.KeyNotMultiRegion(wish.Alias, region, place);

        return new KeyPlan(
            null,
            Completion(state.Policy, key, place, wish),
            !state.Rotates,
            wish.ReplicaRegion is { } wished && !key.ReplicaRegions.Contains(wished, StringComparer.Ordinal) ? wished : null)
        {
            TakeUp = state.IsUnnamed ? key : null,
            ReplaceReplicaPolicy = state.Replica is { } replica ? Completion(replica.Policy, key, replica.Place, wish) : null,
            NameReplica = state.Replica is { IsNamed: false } unnamed ? unnamed.Place.Region : null,
        };
    }

    private static PolicyDocument? Completion(PolicyDocument? policy, KeyDescription key, Place place, KeyWish wish)
    {
        if (wish.Accounts.Count == 0)
            return null;
        if (policy is null)
            throw KeyFailures.KeyPolicyNotUnderstood(wish.Alias, key.Arn, place);
        var completed = SharableKeyPolicy.Completed(policy, place, wish.Accounts);
        foreach (var account in wish.Accounts)
        {
            if (SharableKeyPolicy.ReachOf(completed, place, account) is { Reach: Reach.No, Because: { } sid })
                throw KeyFailures.KeyDenied(wish.Alias, account, sid, place);
        }

        return completed == policy ? null : completed;
    }

    /// <summary>What stays open when all of it is done: accounts that a statement of somebody else's may keep from using the key.</summary>
    public static IEnumerable<string> Doubts(KeyState state, KeyWish wish) => state is { Key: { } key, Policy: { } policy }
        ? from account in wish.Accounts
          let doubt = SharableKeyPolicy.DoubtAbout(policy, key, account)
          where doubt is not null
          select doubt
        : [];

    /// <summary>What the plan does, line by line, for a question to the user or a report.</summary>
    public IEnumerable<string> Effects(KeyWish wish)
    {
        if (CreateWith is not null)
            yield return $"Create key {wish.Alias}";
        if (TakeUp is not null)
            yield return $"Name {TakeUp.Arn}, which was made for it and has no alias yet";
        if (ReplacePolicy is not null || (CreateWith is not null && wish.Accounts.Count > 0))
            yield return $"Let {string.Join(", ", wish.Accounts)} use it through RDS";
        if (EnableRotation)
            yield return "Enable yearly rotation";
        if (Replicate is not null)
            yield return $"Replicate to {Replicate}";
        if (ReplaceReplicaPolicy is not null)
            yield return $"Let {string.Join(", ", wish.Accounts)} use the replica in {wish.ReplicaRegion} through RDS";
        if (NameReplica is not null)
            yield return $"Name the replica in {NameReplica} {wish.Alias}";
    }
}
