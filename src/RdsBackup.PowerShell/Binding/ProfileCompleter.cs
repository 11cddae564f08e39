using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Amazon.Runtime.CredentialManagement;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes profiles: the sandbox's while one runs, else those of the credentials and config files.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var location = fakeBoundParameters[nameof(RdsCommand.ProfileLocation)] as string;
        var sandbox = location is null ? SandboxSession.In(Runspace.DefaultRunspace) : null;
        return Completions.Of(wordToComplete, () => sandbox is null
            ? new CredentialProfileStoreChain(location).ListProfiles().Select(profile => (profile.Name, profile.Region?.SystemName ?? ""))
            : sandbox.Profiles.Select(profile => (profile.Name, profile.Region)));
    }
}
