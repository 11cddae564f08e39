using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.PowerShell.Commands;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes the aliases of keys, in the region where the copy is made.</summary>
public sealed class KeyCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = new Hashtable(fakeBoundParameters);
        // Its keys are another account's than the session's: which one, only credentials tell.
        if (commandName == "Copy-RdsSharedSnapshot" && !ConnectionArguments.Typed(typed).NamesCredentials)
            return [];
        if (typed[nameof(CopyRdsSnapshotCrossRegionCommand.DestinationRegion)] is { } destination)
            typed[nameof(RdsCommand.Region)] = destination;
        return Completions.Of(wordToComplete, () => Cache.Ask(typed, async (target, cancellation) =>
        {
            var found = new List<(string, string)>();
            await foreach (var (alias, _) in KeyKeeper.AliasesAsync(target, cancellation).ConfigureAwait(false))
                found.Add((alias, $"{alias} in {target}"));
            return found;
        }), prefix: "alias/");
    }
}
