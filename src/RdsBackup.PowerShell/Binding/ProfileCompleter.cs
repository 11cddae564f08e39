using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes profiles: the sandbox's while one runs, else those of the credentials and config files.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.OfProfiles(
            wordToComplete,
            fakeBoundParameters,
            sandbox => sandbox.Profiles.Select(profile => (profile.Name, profile.Region)),
            profiles => profiles.Select(profile => (profile.Name, profile.Region?.SystemName ?? "")));
}
