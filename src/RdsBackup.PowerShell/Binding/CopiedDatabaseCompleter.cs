using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.Proving;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes the identifiers of databases that have copies in a backup account.</summary>
public sealed class CopiedDatabaseCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, () => Cache.Ask(fakeBoundParameters, async (target, cancellation) =>
        {
            var copies = new List<FoundCopy>();
            await foreach (var copy in CopyFinder.AllAsync(target, new CopyFilter { OfOthers = true }, cancellation).ConfigureAwait(false))
                copies.Add(copy);
            return [.. copies.GroupBy(copy => copy.Copy.Database, StringComparer.Ordinal).Select(of => (of.Key, of.Count() == 1 ? "1 copy" : Invariant($"{of.Count()} copies")))];
        }));
}
