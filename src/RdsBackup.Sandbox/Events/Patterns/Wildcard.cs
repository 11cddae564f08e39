using System.Text;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.Events;

/// <summary>A text where <c>*</c> stands for any characters, <c>\*</c> for a star and <c>\\</c> for a backslash.</summary>
internal sealed class Wildcard
{
    private readonly Regex regex;

    private Wildcard(string pattern) => regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);

    /// <summary>Reads a wildcard.</summary>
    /// <exception cref="Model.AwsFault"><c>InvalidEventPatternException</c>: two stars in a row, or a backslash before something else.</exception>
    public static Wildcard Read(string text, string at)
    {
        var pattern = new StringBuilder("^");
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\')
            {
                if (++index == text.Length || text[index] is not ('*' or '\\'))
                    throw PatternReader.Invalid(Invariant($"Invalid escape character at pos {index}: \"{at}\""));
                pattern.Append(Regex.Escape(text[index].ToString()));
            }
            else if (text[index] != '*')
            {
                pattern.Append(Regex.Escape(text[index].ToString()));
            }
            else if (index + 1 < text.Length && text[index + 1] == '*')
            {
                throw PatternReader.Invalid(Invariant($"Consecutive wildcard characters at pos {index}: \"{at}\""));
            }
            else
            {
                pattern.Append(".*");
            }
        }

        return new Wildcard(pattern.Append("\\z").ToString());
    }

    public bool Matches(string text) => regex.IsMatch(text);
}
