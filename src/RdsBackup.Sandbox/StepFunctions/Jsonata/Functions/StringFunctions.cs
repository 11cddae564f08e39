using System.Text;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions of strings. Lengths and positions count characters as Unicode does, not UTF-16's halves of them.</summary>
internal static class StringFunctions
{
    private const int LongestPadding = 10_000_000;

    public static readonly NativeFunction[] All =
    [
        new("string", "<x-b?:s>", 1, (given, _) => JsonataValue.Of(Text(given[0], given[1].Truth))),
        new("length", "<s-:n>", 1, (given, _) => JsonataValue.Of(Length(given[0].Text()))),
        new("substring", "<s-nn?:s>", 3, (given, _) =>
            JsonataValue.Of(Substring(given[0].Text(), given[1].OptionalNumber() ?? 0, given[1].IsUndefined && !given[2].IsUndefined ? 0 : given[2].OptionalNumber()))),
        new("substringBefore", "<s-s:s>", 2, (given, _) => Around(given, (text, at, _) => text[..at])),
        new("substringAfter", "<s-s:s>", 2, (given, _) => Around(given, (text, at, length) => text[(at + length)..])),
        new("uppercase", "<s-:s>", 1, (given, _) => JsonataValue.Of(given[0].Text().ToUpperInvariant())),
        new("lowercase", "<s-:s>", 1, (given, _) => JsonataValue.Of(given[0].Text().ToLowerInvariant())),
        new("trim", "<s-:s>", 1, (given, _) => JsonataValue.Of(Trim(given[0].Text()))),
        new("pad", "<s-ns?:s>", 3, (given, _) => JsonataValue.Of(Pad(given[0].Text(), given[1].OptionalNumber() ?? 0, given[2]))),
        new("join", "<a<s>s?:s>", 2, (given, _) => JsonataValue.Of(Join(given[0].Items(), given[1] is JsonataString separator ? separator.Value : ""))),
    ];

    /// <summary>A value as text: strings as they are, functions as nothing, all else as JSON.</summary>
    public static string Text(JsonataValue value, bool indented = false) => value switch
    {
        JsonataString text => text.Value,
        JsonataFunction => "",
        JsonataArray { IsWrapper: true } wrapper => Text(wrapper.Items[0], indented),
        _ => JsonText.Write(value, indented, rounded: true),
    };

    private static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
                length--;
        }

        return length;
    }

    private static string Substring(string text, double start, double? length)
    {
        var count = Length(text);
        var from = start < 0 ? Math.Max(0, count + start) : start;
        if (length <= 0)
            return "";

        var to = length is { } wanted ? (start < 0 && count + start >= 0 ? count + start : Math.Max(start, 0)) + wanted : count;
        var first = (int)Math.Min(Math.Truncate(from), count);
        var end = (int)Math.Clamp(Math.Truncate(to), first, count);
        return count == text.Length ? text[first..end] : text[Offset(text, first)..Offset(text, end)];
    }

    // Where a character starts in UTF-16.
    private static int Offset(string text, int character)
    {
        var at = 0;
        for (; character > 0; character--)
            at += at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;

        return at;
    }

    private static JsonataValue Around(JsonataValue[] given, Func<string, int, int, string> part)
    {
        if (given[1] is not JsonataString { Value: var mark })
            return given[0];

        var text = given[0].Text();
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? given[0] : JsonataValue.Of(part(text, at, mark.Length));
    }

    private static string Trim(string text)
    {
        var result = new StringBuilder();
        foreach (var character in text)
        {
            if (character is not (' ' or '\t' or '\n' or '\r'))
                result.Append(character);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd(' ');
    }

    private static string Join(IReadOnlyList<JsonataValue> items, string separator)
    {
        var texts = items.Select(Arguments.Text).ToList();
        Evaluator.Spend(texts.Sum(text => (long)text.Length + separator.Length));
        return string.Join(separator, texts);
    }

    private static string Pad(string text, double width, JsonataValue with)
    {
        var missing = Math.Abs(width) - Length(text);
        if (missing <= 0)
            return text;

        if (missing > LongestPadding || Math.Truncate(missing) != missing)
            throw new JsonataException("T0410", $"A text is padded to whole numbers of characters up to {LongestPadding}, not to {NumberText.Write(width)}");

        Evaluator.Spend((long)missing);
        var unit = with is JsonataString { Value.Length: > 0 } given ? given.Value : " ";
        var padding = Substring(string.Concat(Enumerable.Repeat(unit, (int)Math.Ceiling(missing / Length(unit)))), 0, missing);
        return width > 0 ? text + padding : padding + text;
    }
}
