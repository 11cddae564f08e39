using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace RdsBackup.PowerShell.Binding;

/// <summary>Completes account ids, offline: the sandbox's while one runs, else those that profiles name (a role's, or an SSO account).</summary>
public sealed class AccountCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.OfProfiles(
            wordToComplete,
            fakeBoundParameters,
            sandbox => sandbox.Look().Accounts.Select(account => (account.Value, account.Key)),
            profiles => profiles
                .SelectMany(profile => new[] { profile.Options.RoleArn?.Split(':').ElementAtOrDefault(4), profile.Options.SsoAccountId }
                    .OfType<string>().Where(Core.Snapshots.AccountId.IsValid).Select(account => (Account: account, profile.Name)))
                .DistinctBy(found => found.Account));
}
