using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Sharing;

/// <summary>Who can read what: snapshots with the accounts they are shared with.</summary>
public static class ShareAudit
{
    /// <summary>RDS's word for a snapshot that every account can read.</summary>
    public const string Everybody = "all";

    private const int QuestionsAtOnce = 8;

    /// <summary>Whether an account can read what is shared with these: it is one of them, or everybody is.</summary>
    public static bool Reads(string account, IEnumerable<string> sharedWith) => sharedWith.Any(reader => reader == account || reader == Everybody);

    /// <summary>
    /// The manual snapshots of an account and region with the accounts they are shared with, in order and as they are asked. Others cannot be shared, and are
    /// not asked. One that goes away meanwhile is left out.
    /// </summary>
    /// <param name="target">The account and region.</param>
    /// <param name="filter">Which snapshots; its type does not matter.</param>
    /// <param name="cancellation">Stops the listing.</param>
    public static async IAsyncEnumerable<(Snapshot Snapshot, IReadOnlyList<string> SharedWith)> ListAsync(
        Target target, SnapshotFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // RDS has no call for more than one snapshot's shares.
        var asked = new List<Task<(Snapshot, IReadOnlyList<string>?)>>(QuestionsAtOnce);
        await foreach (var snapshot in Finder.SnapshotsAsync(target, filter with { Type = "manual" }, cancellation).ConfigureAwait(false))
        {
            asked.Add(AskAsync(snapshot));
            if (asked.Count < QuestionsAtOnce)
                continue;
            foreach (var answer in await AnswersAsync().ConfigureAwait(false))
                yield return answer;
        }

        foreach (var answer in await AnswersAsync().ConfigureAwait(false))
            yield return answer;

        async Task<(Snapshot, IReadOnlyList<string>?)> AskAsync(Snapshot snapshot)
        {
            try
            {
                return (snapshot, await target.Of<RdsGateway>().SharesAsync(snapshot.Arn, cancellation).ConfigureAwait(false));
            }
            catch (BackupException gone) when (gone.Kind == FailureKind.SnapshotNotFound)
            {
                return (snapshot, null);
            }
        }

        async Task<List<(Snapshot, IReadOnlyList<string>)>> AnswersAsync()
        {
            var answers = await Task.WhenAll(asked).ConfigureAwait(false);
            asked.Clear();
            return [.. from answer in answers where answer.Item2 is not null select (answer.Item1, answer.Item2)];
        }
    }
}
