using System.Text;
using System.Text.RegularExpressions;

namespace RdsBackup.Templates;

/// <summary>An expression in JSONata, in as few characters as say the same: without comments, and without space that parts nothing.</summary>
internal static partial class Expression
{
    private const string Symbols = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly string[] Pairs = ["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??", "/*", "${"];

    /// <summary>The same expression.</summary>
    /// <param name="text">It, between <c>{%</c> and <c>%}</c>; a space stays inside of them, for validators of other makers ask for it.</param>
    /// <exception cref="FormatException">It cannot be cut into words.</exception>
    public static string Shorten(string text)
    {
        var inner = text["{%".Length..^"%}".Length];
        var written = new StringBuilder("{% ");
        var last = "";
        var isParted = false;
        for (var at = 0; at < inner.Length;)
        {
            var word = inner[at] == '/' && !IsOperand(last) && !inner.AsSpan(at).StartsWith("/*") ? Pattern(inner, at) : Word().Match(inner, at).Value;
            if (word.Length == 0)
                throw new FormatException($"There is no word at character {at} of the expression {text}");

            at += word.Length;
            if (char.IsWhiteSpace(word[0]) || word.StartsWith("/*", StringComparison.Ordinal))
            {
                isParted = true;
                continue;
            }

            if (isParted && last.Length > 0 && Joins(last, word))
                written.Append(' ');

            written.Append(word);
            (last, isParted) = (word, false);
        }

        return written.Append(" %}").ToString();
    }

    // After these a slash divides; otherwise it begins a pattern.
    private static bool IsOperand(string word) =>
        word.Length > 0 && word is not ("and" or "or" or "in") && (IsPattern(word) || word[^1] is ')' or ']' or '}' || !Symbols.Contains(word[^1]));

    // Whether the two would be read otherwise side by side. A name goes on until a space or a symbol, over quotes too.
    private static bool Joins(string left, string right) =>
        Pairs.Contains($"{left[^1]}{right[0]}") || (left[0] is not ('\'' or '"' or '`') && IsWord(left) && IsWord(right));

    // What CloudFormation writes in, ${Name}, is one as well; a pattern takes letters that follow it for its flags.
    private static bool IsWord(string word) => !Symbols.Contains(word[0]) || IsPattern(word);

    private static bool IsPattern(string word) => word.Length > 1 && word[0] == '/';

    // A slash after a backslash or within brackets does not end a pattern; what stands for its flags is a word of its own.
    private static string Pattern(string text, int start)
    {
        var depth = 0;
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '/' && depth == 0)
                return text[start..(at + 1)];

            depth += text[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (text[at] == '\\')
                at++;
        }

        return "";
    }

    [GeneratedRegex(
        """\G(?:\s+|/\*.*?\*/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|\$\{[A-Za-z]+\}|[^\s.\[\]{}(),@#;:?+\-*/%|=<>^&!~'"`]+|[.\[\]{}(),@#;:?+\-*/%|=<>^&!~])""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Word();
}
