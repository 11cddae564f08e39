namespace RdsBackup.PowerShell.Hosting;

/// <summary>What somebody is to type or paste at a prompt of PowerShell.</summary>
internal static class Typed
{
    // PowerShell takes each of them for a quote (about_Quoting_Rules).
    private const string Quotes = "'\u2018\u2019\u201A\u201B";

    /// <summary>A text as one argument: bare where PowerShell takes it as it stands, else in quotes.</summary>
    public static string Word(string text) => IsBare(text) ? text : Text(text);

    /// <summary>A text in quotes, as code needs it.</summary>
    public static string Text(string text) =>
        $"'{string.Concat(text.Select(letter => Quotes.Contains(letter, StringComparison.Ordinal) ? $"{letter}{letter}" : $"{letter}"))}'";

    // Of a bare number PowerShell may drop a zero at its beginning; what begins with a hyphen is a parameter.
    private static bool IsBare(string text) => text.Length > 0 && text[0] != '-' && !(text[0] == '0' && text.All(char.IsAsciiDigit))
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/' or ':' or '.' or '*' or '?');
}
