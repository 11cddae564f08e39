using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Chain;

/// <summary>Shares that an earlier run left of other snapshots, because it was killed or a newer snapshot overtook it.</summary>
/// <param name="recovery">Where the shared copies are.</param>
/// <param name="vault">The backup account, in the region of its copies.</param>
/// <param name="patience">How long a run waits to begin a copy: until then one on another machine may still need its share.</param>
public sealed class LeftShares(Target recovery, Target vault, TimeSpan patience)
{
    /// <summary>Withdraws what is left of the databases of a run. What hinders it is met again by the next run, and fails none.</summary>
    /// <param name="taken">What this run shared, and where that comes from: whatever became of it, its own shares are not left ones.</param>
    /// <param name="withdraw">Withdraws the share of a copy.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task WithdrawAsync(
        IReadOnlyCollection<(SnapshotArn Shared, Lineage Lineage)> taken, Func<SnapshotArn, Task> withdraw, CancellationToken cancellation)
    {
        var own = taken.Select(one => one.Shared).ToHashSet();
        foreach (var ofKind in taken.Select(one => one.Lineage).GroupBy(one => one.Source.Kind))
        {
            try
            {
                var newest = ofKind.GroupBy(DatabaseOf, one => one.SourceTime).ToDictionary(database => database.Key, database => database.Max());
                foreach (var page in (await SharedAsync(ofKind.Key, own, cancellation).ConfigureAwait(false)).Chunk(RdsGateway.PageSize))
                    await WithdrawAsync(ofKind.Key, page, newest, withdraw, cancellation).ConfigureAwait(false);
            }
            catch (BackupException)
            {
            }
        }
    }

    // A database of the same name in another region is another one.
    private static (Place, string) DatabaseOf(Lineage lineage) => (lineage.Source.Place, lineage.Database);

    // What the backup account is shown is shared with it: no snapshot has to be asked for its shares.
    private async Task<List<string>> SharedAsync(SnapshotKind kind, HashSet<SnapshotArn> own, CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var one in vault.In(recovery.Region).Of<RdsGateway>().SnapshotsAsync(kind, null, "shared", cancellation).ConfigureAwait(false))
        {
            if (one.Arn.Place == recovery.Place && one.Arn.Id.StartsWith(CopyName.Prefix, StringComparison.Ordinal) && !own.Contains(one.Arn))
                names.Add(one.Arn.Id);
        }

        return names;
    }

    private async Task WithdrawAsync(
        SnapshotKind kind, string[] names, Dictionary<(Place, string), DateTimeOffset> newest, Func<SnapshotArn, Task> withdraw, CancellationToken cancellation)
    {
        // Only its owner sees a snapshot's tags.
        var copies = (await recovery.Of<RdsGateway>().ByIdAsync(kind, names, cancellation).ConfigureAwait(false))
            .Where(copy => SnapshotProver.LineageOf(copy) is { } lineage && newest.ContainsKey(DatabaseOf(lineage))).ToList();
        if (copies.Count == 0)
            return;
        var copied = (await vault.Of<RdsGateway>().ByIdAsync(kind, [.. copies.Select(copy => copy.Arn.Id)], cancellation).ConfigureAwait(false))
            .ToDictionary(copy => copy.Arn.Id, StringComparer.Ordinal);
        foreach (var copy in copies)
        {
            var lineage = Lineage.OfOurs(copy)!;
            if (IsOver(copy, lineage, copied.GetValueOrDefault(copy.Arn.Id), newest[DatabaseOf(lineage)]))
                await withdraw(copy.Arn).ConfigureAwait(false);
        }
    }

    // A copy under way needs its source until it is done.
    private bool IsOver(Snapshot copy, Lineage lineage, Snapshot? vaulted, DateTimeOffset newest) => vaulted switch
    {
        { IsInProgress: true } => false,
        { IsAvailable: true } when lineage.IsOf(vaulted) && SnapshotProver.LineageOf(vaulted) is not null => true,
        _ => lineage.SourceTime < newest && copy.Created < recovery.Now - patience,
    };
}
