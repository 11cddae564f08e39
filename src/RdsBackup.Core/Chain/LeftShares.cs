using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Chain;

/// <summary>Shares that an earlier run left of older snapshots, because it was killed or a newer snapshot overtook it.</summary>
internal static class LeftShares
{
    // Whoever shared a copy has asked for the copy of it by then.
    private static readonly TimeSpan Begun = TimeSpan.FromHours(1);

    /// <summary>Withdraws what is left of the databases of a run. What hinders it is met again by the next run, and fails none.</summary>
    /// <param name="recovery">Where the shared copies are.</param>
    /// <param name="vault">The backup account, where their copies are.</param>
    /// <param name="taken">What this run took, each with the copy that it shared.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WithdrawAsync(
        Target recovery, Target vault, IReadOnlyCollection<(Lineage Lineage, SnapshotArn Shared)> taken, CancellationToken cancellation)
    {
        foreach (var ofKind in taken.GroupBy(one => one.Shared.Kind))
        {
            try
            {
                foreach (var left in await FindAsync(recovery, vault, ofKind.Key, [.. ofKind], cancellation).ConfigureAwait(false))
                    await SnapshotSharer.RevokeAsync(recovery, left, vault.AccountId, cancellation).ConfigureAwait(false);
            }
            catch (BackupException)
            {
            }
        }
    }

    private static async Task<IReadOnlyList<SnapshotArn>> FindAsync(
        Target recovery, Target vault, SnapshotKind kind, IReadOnlyCollection<(Lineage Lineage, SnapshotArn Shared)> taken, CancellationToken cancellation)
    {
        var newest = taken.GroupBy(one => one.Lineage.Database, one => one.Lineage.SourceTime, StringComparer.Ordinal)
            .ToDictionary(database => database.Key, database => database.Max(), StringComparer.Ordinal);
        var names = new List<string>();
        // What the backup account is shown is shared with it: no snapshot has to be asked for its shares.
        await foreach (var one in vault.In(recovery.Region).Rds.SnapshotsAsync(kind, null, "shared", cancellation).ConfigureAwait(false))
        {
            if (one.Arn.Place == recovery.Place && one.Arn.Id.StartsWith(CopyName.Prefix, StringComparison.Ordinal)
                && newest.TryGetValue(one.Database, out var time) && one.DataTime < time && taken.All(own => own.Shared != one.Arn))
            {
                names.Add(one.Arn.Id);
            }
        }

        var left = new List<SnapshotArn>();
        foreach (var page in names.Chunk(RdsGateway.PageSize))
        {
            var copies = (await vault.Rds.ByIdAsync(kind, page, cancellation).ConfigureAwait(false)).ToDictionary(copy => copy.Arn.Id, StringComparer.Ordinal);
            // Only its owner sees a snapshot's tags.
            foreach (var shared in await recovery.Rds.ByIdAsync(kind, page, cancellation).ConfigureAwait(false))
            {
                if (IsOurs(shared) && IsOver(shared, copies.GetValueOrDefault(shared.Arn.Id), recovery.Now))
                    left.Add(shared.Arn);
            }
        }

        return left;
    }

    private static bool IsOurs(Snapshot shared) =>
        Lineage.OfOurs(shared) is not null && SnapshotProver.Facts(shared, ProofExpectation.OfTags(shared)).All(check => check.Holds);

    // A copy under way needs its source until it is done.
    private static bool IsOver(Snapshot shared, Snapshot? copy, DateTimeOffset now) =>
        copy is { IsAvailable: true } || (copy is not { IsInProgress: true } && shared.Created < now - Begun);
}
