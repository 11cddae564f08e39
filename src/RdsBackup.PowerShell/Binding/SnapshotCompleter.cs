using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes the identifiers of snapshots, the newest first.</summary>
public sealed class SnapshotCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, () => Cache.Ask(fakeBoundParameters, async (target, cancellation) =>
        {
            var found = new List<Snapshot>();
            await foreach (var snapshot in Finder.SnapshotsAsync(target, new SnapshotFilter(), cancellation).ConfigureAwait(false))
                found.Add(snapshot);
            return [.. found.OrderByDescending(snapshot => snapshot.DataTime).Select(snapshot => (snapshot.Arn.Id, $"{snapshot.Type} of {snapshot.Database}, {snapshot.Status}"))];
        }), inOrder: true);
}
