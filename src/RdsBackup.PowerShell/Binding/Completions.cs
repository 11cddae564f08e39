using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Amazon.Runtime.CredentialManagement;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>What all completers do with what they find; a failure is no answer, and nothing else.</summary>
internal static class Completions
{
    /// <summary>The candidates that begin with what is typed, quoted where PowerShell needs it.</summary>
    /// <param name="typed">What is typed so far, with an opening quote or not.</param>
    /// <param name="candidates">Text and what the list shows beside it.</param>
    /// <param name="inOrder">Whether they are in their order already; else they are sorted.</param>
    /// <param name="isCode">Whether candidates are no text but code, which is not quoted.</param>
    /// <param name="prefix">What of a candidate need not be typed.</param>
    public static IEnumerable<CompletionResult> Of(string? typed, Func<IEnumerable<(string Text, string Meaning)>> candidates, bool inOrder = false, string prefix = "", bool isCode = false)
    {
        var word = (typed ?? "").Trim('\'', '"');
        try
        {
            var found = candidates().Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                || (prefix.Length > 0 && candidate.Text.StartsWith(prefix + word, StringComparison.OrdinalIgnoreCase)));
            return
            [
                .. (inOrder ? found : found.OrderBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase))
                    .Select(candidate => new CompletionResult(
                        isCode ? candidate.Text : Typed.Word(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.Meaning.Length > 0 ? candidate.Meaning : candidate.Text)),
            ];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The candidates that come from profiles: the sandbox's while one runs, else those of the credentials and config files.</summary>
    /// <param name="typed">What is typed so far.</param>
    /// <param name="bound">The parameters that are typed so far.</param>
    /// <param name="ofSandbox">What the sandbox offers.</param>
    /// <param name="ofFiles">What profiles of files offer.</param>
    public static IEnumerable<CompletionResult> OfProfiles(
        string? typed,
        IDictionary bound,
        Func<SandboxSession, IEnumerable<(string Text, string Meaning)>> ofSandbox,
        Func<IEnumerable<CredentialProfile>, IEnumerable<(string Text, string Meaning)>> ofFiles)
    {
        var location = bound[nameof(RdsCommand.ProfileLocation)] as string;
        var sandbox = location is null ? SandboxSession.In(Runspace.DefaultRunspace) : null;
        return Of(typed, () => sandbox is null ? ofFiles(new CredentialProfileStoreChain(location).ListProfiles()) : ofSandbox(sandbox));
    }
}
