using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes tags as the hashtable they are, from those of the databases there.</summary>
public sealed class TagCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(
            wordToComplete,
            () => Cache.Ask(fakeBoundParameters, async (target, cancellation) =>
            {
                var found = new Dictionary<string, int>(StringComparer.Ordinal);
                await foreach (var database in Finder.DatabasesAsync(target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                {
                    foreach (var (key, value) in database.Tags)
                    {
                        var tag = $"@{{ {Typed.Text(key)} = {Typed.Text(value)} }}";
                        found[tag] = found.GetValueOrDefault(tag) + 1;
                    }
                }

                return [.. found.Select(tag => (tag.Key, tag.Value == 1 ? "1 database" : Invariant($"{tag.Value} databases")))];
            }),
            isCode: true);
}
