using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Copying;

/// <summary>From facts to a route; pure. Whatever AWS is known to refuse is refused here, before anything is changed.</summary>
public static class RoutePlanner
{
    /// <summary>Plans the way of a snapshot into the vault.</summary>
    /// <param name="source">The snapshot, as its owner sees it.</param>
    /// <param name="sourceKey">The key it is encrypted under; null when it is not encrypted, or the key could not be read.</param>
    /// <param name="settings">The database's settings; null when the database is gone.</param>
    /// <param name="goal">Where it goes.</param>
    /// <exception cref="BackupException">The way is impossible: why, and what to do.</exception>
    public static Route Plan(Snapshot source, KeyDescription? sourceKey, DatabaseSettings? settings, RouteGoal goal)
    {
        if (SnapshotRules.WhyNotShared(source) is { } never)
            throw never;
        if (!source.IsAvailable || Lineage.Of(source) is not { } lineage)
            throw SnapshotFailures.SnapshotNotAvailable(source.Arn, source.Status);
        if (SnapshotRules.WhyNotTold(lineage.Source) is { } untold)
            throw untold;
        if (goal.Vault.AccountId == source.Arn.Place.AccountId)
            throw SnapshotFailures.OwnAccount(source.Arn);
        if (goal.Recovery.AccountId != source.Arn.Place.AccountId)
            throw AwsFailures.WrongAccount(source.Arn.Place.AccountId, goal.Recovery.AccountId);
        CheckRegions(source.Arn, source.Arn.Place.Region, goal.Recovery.Region);
        CheckRegions(source.Arn, goal.Recovery.Region, goal.Vault.Region);
        if (sourceKey is { IsEnabled: false })
            throw KeyFailures.KeyDisabled(sourceKey.Arn, sourceKey.State, sourceKey.Place, KeySide.Source);

        DemandOf(source, lineage);
        settings = CopyOrigin.Of(source, settings).Settings;
        // RDS refuses a key for the copy of an unencrypted cluster snapshot: it stays unencrypted on the whole way.
        var encrypts = source.Encrypted || source.Arn.Kind == SnapshotKind.Instance;
        CopyStep Step(SnapshotArn from, Target to, Hop hop, KeyDescription key)
        {
            var expected = ProofExpectation.Of(source, lineage, encrypts ? key : null);
            return new()
            {
                Source = from,
                Destination = to,
                Lineage = lineage,
                Hop = hop,
                Key = encrypts ? KeyFor(to, key) : null,
                OptionGroup = OptionGroupFor(source, from, to),
                CanCopyOptionGroup = CanCopyOptionGroup(source, from, to),
                Expected = expected,
                Owner = goal.Recovery.In(from.Place.Region),
                Tags = CopyTags.For(lineage, hop, goal.Policy, settings, source.Tags, expected.Tags, goal.CarriedTags),
            };
        }

        var toRecovery = CanBeSharedAsItIs(source, sourceKey, goal) ? null : Step(source.Arn, goal.Recovery, Hop.Recovery, goal.SharableKey);
        var toVault = Step(toRecovery?.Copy ?? source.Arn, goal.Vault, Hop.Vault, goal.VaultKey);
        return new Route
        {
            Source = source,
            Lineage = lineage,
            ToRecovery = toRecovery,
            ToVault = toVault,
            Expected = toVault.Expected,
        };
    }

    /// <summary>Plans the copy of a shared snapshot by itself, for who goes the way step by step.</summary>
    /// <param name="source">The snapshot as its owner sees it, or the account that copies.</param>
    /// <param name="origin">Where its data comes from, and what the copy's tags shall keep.</param>
    /// <param name="destination">Where the copy is made: another account.</param>
    /// <param name="key">The key of the copy; null for none.</param>
    /// <param name="optionGroup">The option group that the copy must have; null when it need not be a certain one.</param>
    /// <param name="carried">The names of the source's tags that the copy gets; null for none.</param>
    /// <exception cref="BackupException">The copy is impossible: why, and what to do.</exception>
    public static CopyStep PlanSharedCopy(
        Snapshot source, CopyOrigin origin, Target destination, KeyDescription? key, string? optionGroup = null, IReadOnlyList<string>? carried = null)
    {
        DemandShared(source.Arn, destination);
        return PlanCopy(source, null, origin, destination, key, optionGroup, carried);
    }

    /// <summary>Refuses a shared copy in the snapshot's own account; known before anything is asked.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.OwnAccount"/>.</exception>
    public static void DemandShared(SnapshotArn source, Target destination)
    {
        if (destination.AccountId == source.Place.AccountId)
            throw CopyFailures.NotShared(source);
    }

    /// <summary>Plans one copy by itself, for who goes the way step by step.</summary>
    /// <param name="source">The snapshot as its owner sees it, or the account that copies.</param>
    /// <param name="sourceKey">The key it is encrypted under; null when it is not encrypted, or the key could not be read.</param>
    /// <param name="origin">Where its data comes from, and what the copy's tags shall keep.</param>
    /// <param name="destination">Where the copy is made.</param>
    /// <param name="key">The key of the copy; null for none.</param>
    /// <param name="optionGroup">The option group that the copy must have; null when it need not be a certain one.</param>
    /// <param name="carried">The names of the source's tags that a vault copy gets; null for none.</param>
    /// <exception cref="BackupException">The copy is impossible: why, and what to do.</exception>
    public static CopyStep PlanCopy(
        Snapshot source, KeyDescription? sourceKey, CopyOrigin origin, Target destination, KeyDescription? key, string? optionGroup = null, IReadOnlyList<string>? carried = null)
    {
        if (SnapshotRules.WhyNotCopied(source, destination.Place) is { } never)
            throw never;
        source.DemandAvailable();
        if (SnapshotRules.WhyNotTold(origin.Lineage.Source) is { } untold)
            throw untold;
        DemandReachable(source.Arn, destination.Region);
        DemandOf(source, origin.Lineage);
        if (sourceKey is { IsEnabled: false })
            throw KeyFailures.KeyDisabled(sourceKey.Arn, sourceKey.State, sourceKey.Place, KeySide.Source);
        if (key is not null && !source.Encrypted && source.Arn.Kind == SnapshotKind.Cluster)
            throw CopyFailures.ClusterNotEncrypted(source.Arn, destination.Place);
        if (key is null && source.Encrypted && source.Arn.Place != destination.Place)
            throw CopyFailures.KeyMissing(source.Arn, destination.Place);

        var hop = destination.AccountId == source.Arn.Place.AccountId ? Hop.Recovery : Hop.Vault;
        var expected = ProofExpectation.Of(source, origin.Lineage, key);
        return new CopyStep
        {
            Source = source.Arn,
            Destination = destination,
            Lineage = origin.Lineage,
            Hop = hop,
            Key = key is null ? null : KeyFor(destination, key),
            OptionGroup = optionGroup ?? OptionGroupFor(source, source.Arn, destination),
            NeedsOptionGroup = optionGroup is not null,
            CanCopyOptionGroup = optionGroup is null && CanCopyOptionGroup(source, source.Arn, destination),
            Expected = expected,
            Owner = hop == Hop.Recovery ? destination.In(source.Arn.Place.Region) : null,
            Tags = CopyTags.For(origin.Lineage, hop, null, origin.Settings, origin.Tags, expected.Tags, carried),
        };
    }

    /// <summary>Plans the copy of a snapshot in its own place under a customer key.</summary>
    /// <param name="source">The snapshot as its owner sees it.</param>
    /// <param name="sourceKey">The key it is encrypted under; null when it is not encrypted, or the key could not be read.</param>
    /// <param name="origin">Where its data comes from, and what the copy's tags shall keep.</param>
    /// <param name="owner">The snapshot's account and region.</param>
    /// <param name="key">The customer key.</param>
    /// <exception cref="BackupException">There is no such key, it is AWS's default key, or the copy is impossible: why, and what to do.</exception>
    public static CopyStep PlanInPlace(Snapshot source, KeyDescription? sourceKey, CopyOrigin origin, Target owner, KeyDescription? key) =>
        key is null ? throw CopyFailures.CustomerKeyMissing(source.Arn) : PlanCopy(source, sourceKey, origin, owner, key);

    /// <summary>Refuses a key that cannot encrypt a copy there.</summary>
    /// <exception cref="BackupException">The key is of another region, disabled, or AWS's default key.</exception>
    public static KeyDescription KeyFor(Target destination, KeyDescription key)
    {
        if (key.Place.Region != destination.Region)
            throw KeyFailures.KeyOfWrongRegion(key.Arn, key.Place.Region, destination.Place);
        if (key.IsAwsManaged)
            throw CopyFailures.DefaultKeyForCopy(key, destination.Place);
        if (!key.IsEnabled)
            throw KeyFailures.KeyDisabled(key.Arn, key.State, key.Place, KeySide.Target);
        return key;
    }

    // A copy of ours is of the source that its tags tell only as far as AWS's own word agrees; the source itself is.
    private static void DemandOf(Snapshot source, Lineage lineage)
    {
        if (source.Arn == lineage.Source)
            return;
        var failed = SnapshotProver.Facts(source, ProofExpectation.Of(source, lineage, null)).Where(check => !check.Holds).Select(check => check.ToString()).ToList();
        if (failed.Count > 0)
            throw ProofFailures.NotProven(source.Arn, failed);
    }

    // Under the sharable key itself, or without any: another customer key's policy is not ours to judge.
    private static bool CanBeSharedAsItIs(Snapshot source, KeyDescription? sourceKey, RouteGoal goal) =>
        source.Arn.Place == goal.Recovery.Place
        && SharingRules.WhyNot(source, sourceKey) is null
        && (source.Encrypted ? sourceKey?.Arn == goal.SharableKey.Arn : source.Arn.Kind == SnapshotKind.Cluster);

    private static string? OptionGroupFor(Snapshot source, SnapshotArn from, Target to) =>
        from.Place.Region != to.Region && HasOptionGroup(source) ? source.OptionGroup : null;

    private static bool CanCopyOptionGroup(Snapshot source, SnapshotArn from, Target to) =>
        from.Place.Region == to.Region && from.Place.AccountId != to.AccountId && HasOptionGroup(source) && source.Engine.StartsWith("oracle", StringComparison.Ordinal);

    private static bool HasOptionGroup(Snapshot source) =>
        source.OptionGroup is { Length: > 0 } group && !group.StartsWith("default:", StringComparison.Ordinal);

    /// <summary>Refuses a region that no copy of a snapshot reaches; known before anything is asked there.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.PartitionMismatch"/> or <see cref="FailureKind.CrossRegionUnsupported"/>.</exception>
    public static void DemandReachable(SnapshotArn source, string region) => CheckRegions(source, source.Place.Region, region);

    private static void CheckRegions(SnapshotArn source, string from, string to)
    {
        if (Place.PartitionOf(to) != source.Partition)
            throw CopyFailures.PartitionMismatch(source, to);
        if (from != to && source.Partition == "aws-cn")
            throw CopyFailures.CrossRegionUnsupported(source, to);
    }
}
