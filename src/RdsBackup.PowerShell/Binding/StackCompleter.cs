using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RdsBackup.Core.Stacks;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes the names of this product's stacks.</summary>
public sealed class StackCompleter : IArgumentCompleter
{
    private static readonly CompletionCache Cache = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, () => Cache.Ask(fakeBoundParameters, async (target, cancellation) =>
        {
            var found = new List<(string, string)>();
            await foreach (var stack in StackFinder.AllAsync(target, cancellation).ConfigureAwait(false))
            {
                if (stack.Version is not null)
                    found.Add((stack.Name, $"{stack.Status}, {stack.Version}"));
            }

            return found;
        }));
}
