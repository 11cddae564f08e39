using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes the identifiers of databases.</summary>
public sealed class DatabaseCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, () => Cache.Ask(fakeBoundParameters, async (target, cancellation) =>
        {
            var found = new List<(string, string)>();
            await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                found.Add((database.Id, $"{database.Engine}, {database.Status}"));
            return found;
        }));
}
