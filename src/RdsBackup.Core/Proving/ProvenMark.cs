using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>The mark of vault copies that were proven: by it retention, coverage and the stacks count them, whoever made them.</summary>
public static class ProvenMark
{
    /// <summary>Whether a copy of ours lies in another account than its source: only there the mark counts.</summary>
    public static bool IsFor(Snapshot copy) => Lineage.OfOurs(copy) is { } lineage && lineage.Source.Place.AccountId != copy.Arn.Place.AccountId;

    /// <summary>Whether a copy has it.</summary>
    public static bool IsOn(Snapshot copy) => copy.Tags.ContainsKey(CopyTags.Proven);

    /// <summary>Proves a vault copy by what its run expects of it, and marks it.</summary>
    /// <returns>The copy, with its mark.</returns>
    /// <exception cref="BackupException"><see cref="FailureKind.NotProven"/>, or AWS refuses to tell or to write what it takes.</exception>
    public static async Task<Snapshot> ProveAsync(Target owner, Snapshot copy, ProofExpectation expected, CancellationToken cancellation)
    {
        if (IsOn(copy))
            return copy;
        var shares = await SnapshotSharer.SharesAsync(owner, copy.Arn, cancellation).ConfigureAwait(false);
        var failed = SnapshotProver.Check(copy, shares, expected).Checks.Where(check => !check.Holds).Select(check => check.ToString()).ToList();
        return failed.Count == 0 ? await WriteAsync(owner, copy, cancellation).ConfigureAwait(false) : throw ProofFailures.NotProven(copy.Arn, failed);
    }

    /// <summary>Marks a copy that was proven.</summary>
    /// <returns>The copy, with its mark.</returns>
    /// <exception cref="BackupException">AWS refuses to tag it.</exception>
    public static async Task<Snapshot> WriteAsync(Target owner, Snapshot copy, CancellationToken cancellation)
    {
        var mark = KeyValuePair.Create(CopyTags.Proven, CopyName.Format(owner.Now));
        await owner.Of<RdsGateway>().TagAsync(copy.Arn, mark.Key, mark.Value, cancellation).ConfigureAwait(false);
        return copy with { Tags = new Dictionary<string, string>(copy.Tags, StringComparer.Ordinal) { [mark.Key] = mark.Value } };
    }
}
