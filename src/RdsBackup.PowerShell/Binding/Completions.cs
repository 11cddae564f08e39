using System.Management.Automation;

namespace RdsBackup.PowerShell.Binding;

/// <summary>What all completers do with what they find; a failure is no answer, and nothing else.</summary>
internal static class Completions
{
    /// <summary>The candidates that begin with what is typed, quoted where PowerShell needs it.</summary>
    /// <param name="typed">What is typed so far, with an opening quote or not.</param>
    /// <param name="candidates">Text and what the list shows beside it.</param>
    public static IEnumerable<CompletionResult> Of(string? typed, Func<IEnumerable<(string Text, string Meaning)>> candidates)
    {
        var word = (typed ?? "").Trim('\'', '"');
        try
        {
            return
            [
                .. candidates()
                    .Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase)
                    .Select(candidate => new CompletionResult(
                        Quoted(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.Meaning.Length > 0 ? candidate.Meaning : candidate.Text)),
            ];
        }
        catch (Exception)
        {
            return [];
        }
    }

    private static string Quoted(string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/' or ':' or '.') ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
