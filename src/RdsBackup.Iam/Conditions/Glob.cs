namespace RdsBackup.Iam;

/// <summary>Wildcards: <c>*</c> stands for any characters, <c>?</c> for one.</summary>
internal static class Glob
{
    // In a pattern that is ready to match, these two stand for the wildcards, so that a star out of a variable's value is only a star.
    public const char Any = '\0';
    public const char One = '\u0001';

    /// <summary>Makes every <c>*</c> and <c>?</c> of a text a wildcard.</summary>
    public static string Wild(string text) => text.Replace('*', Any).Replace('?', One);

    /// <summary>Whether the whole of a text matches a pattern made by <see cref="Wild"/> or <see cref="PolicyVariables.Expand"/>.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        int at = 0, to = 0, star = -1, retry = 0;
        while (to < text.Length)
        {
            if (at < pattern.Length && (pattern[at] == One || Same(pattern[at], text[to], ignoreCase)))
            {
                at++;
                to++;
            }
            else if (at < pattern.Length && pattern[at] == Any)
            {
                star = at++;
                retry = to;
            }
            else if (star >= 0)
            {
                at = star + 1;
                to = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart(Any).IsEmpty;
    }

    private static bool Same(char one, char other, bool ignoreCase) =>
        one == other || (ignoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
