using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Retention;

/// <summary>Retention in the backup account, by hand: what is there, what becomes of it, and removing what no rule keeps.</summary>
public sealed class VaultRetention
{
    private readonly Target vault;
    private readonly IReadOnlyList<Snapshot> making;

    private VaultRetention(Target vault, IReadOnlyList<Snapshot> making, IReadOnlyList<RetainedCopy> copies)
    {
        this.vault = vault;
        this.making = making;
        Copies = copies;
    }

    /// <summary>The vault copies that are there, and what is called like them: database by database, the newest first.</summary>
    public IReadOnlyList<RetainedCopy> Copies { get; }

    /// <summary>Looks what is there, and decides.</summary>
    /// <param name="vault">The backup account and the region of its copies.</param>
    /// <param name="retention">How long copies are kept.</param>
    /// <param name="databases">The databases that are meant, with <c>*</c> and <c>?</c>; empty for all. AWS's word counts, not a tag's.</param>
    /// <param name="cancellation">Stops the listing.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidRetention"/>, before any call; or AWS refuses the listing.</exception>
    public static async Task<VaultRetention> LookAsync(Target vault, Policies.Retention retention, IReadOnlyList<string> databases, CancellationToken cancellation)
    {
        RetentionPlan.Demand(retention);
        // AWS keeps a copy's database and takes no wildcards for it.
        var exact = databases is [var only] && !NamePattern.HasWildcard(only) ? only : null;
        var (now, making, seen) = (vault.Now, new List<Snapshot>(), new Dictionary<VaultCopy, Snapshot>(ReferenceEqualityComparer.Instance));
        await foreach (var snapshot in Finder.SnapshotsAsync(vault, new SnapshotFilter { Type = "manual", Database = exact }, cancellation).ConfigureAwait(false))
        {
            if (databases.Count > 0 && !databases.Any(pattern => NamePattern.Matches(pattern, snapshot.Database)))
                continue;
            if (snapshot.IsInProgress)
                making.Add(snapshot);
            if (VaultCopy.Of(snapshot, now) is { } copy)
                seen[copy] = snapshot;
        }

        var copies = RetentionPlan.For([.. seen.Keys], retention, now).Select(decision => new RetainedCopy(seen[decision.Copy], decision));
        return new VaultRetention(vault, making, [.. copies.OrderBy(one => one.Decision.Copy.Database, StringComparer.Ordinal).ThenByDescending(one => one.Decision.Copy.Arrived)]);
    }

    /// <summary>Refuses to remove what somebody still uses.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.CopyShared"/> or <see cref="FailureKind.CopyInUse"/>.</exception>
    public async Task DemandUnusedAsync(Snapshot copy, CancellationToken cancellation)
    {
        if (making.FirstOrDefault(made => IsMadeOf(made, copy)) is { } made)
            throw RetentionFailures.InUse(copy.Arn, made);
        if (await vault.Of<RdsGateway>().SharesAsync(copy.Arn, cancellation).ConfigureAwait(false) is { Count: > 0 } accounts)
            throw RetentionFailures.Shared(copy.Arn, accounts);
    }

    /// <summary>Removes a copy that no rule keeps. One that is gone already is as good.</summary>
    /// <exception cref="BackupException">AWS does not delete it, or the caller may not.</exception>
    public async Task RemoveAsync(RetainedCopy copy, CancellationToken cancellation)
    {
        if (copy.Decision.IsKept)
            throw new ArgumentException($"A rule keeps {copy.Snapshot.Arn}: {copy.Decision.Rule}.", nameof(copy));
        try
        {
            await vault.Of<RdsGateway>().DeleteAsync(copy.Snapshot.Arn, cancellation).ConfigureAwait(false);
        }
        catch (BackupException gone) when (gone.Kind == FailureKind.SnapshotNotFound)
        {
        }
        catch (BackupException denied) when (denied.Kind == FailureKind.AccessDenied)
        {
            throw RetentionFailures.Denied(copy.Snapshot.Arn, denied);
        }
        catch (BackupException refused) when (refused.Kind == FailureKind.SnapshotNotAvailable)
        {
            throw RetentionFailures.NotRemovable(copy.Snapshot.Arn, refused);
        }
    }

    // AWS names what an instance's copy was made of only where that is in another account or region (RDS API reference, DBSnapshot, SourceDBSnapshotIdentifier): within
    // one, data of the same time tells, as far as AWS shows its time. What is copied to another region cannot be seen here.
    private static bool IsMadeOf(Snapshot made, Snapshot copy) => made.Arn.Kind == copy.Arn.Kind && (made.CopiedFrom is { Length: > 0 } source
        ? source == copy.Arn.ToString()
        : made.Database == copy.Database && (made.OriginallyCreated is null || made.OriginallyCreated == copy.OriginallyCreated));
}

/// <summary>A copy in the backup account, and what becomes of it.</summary>
/// <param name="Snapshot">The copy, as its owner sees it.</param>
/// <param name="Decision">What becomes of it.</param>
public sealed record RetainedCopy(Snapshot Snapshot, RetentionDecision Decision)
{
    /// <summary>Why a copy is not ours; null for one that is.</summary>
    public BackupException? NotOurs => Decision.Rule != RetentionRule.NotOurs ? null
        : RetentionFailures.NotOurs(Snapshot, SnapshotProver.Contradictions(Snapshot) is { Count: > 0 } contradictions
            ? contradictions.Select(check => check.ToString())
            : ["its tags do not give its name"]);
}
