using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Finding and replacing in strings, by other strings or regular expressions.</summary>
internal static class PatternFunctions
{
    public static readonly NativeFunction[] All =
    [
        new("contains", "<s-(sf):b>", 2, (given, _) => given[1] switch
        {
            JsonataString text => JsonataValue.Of(given[0].Text().Contains(text.Value, StringComparison.Ordinal)),
            var pattern => JsonataValue.Of(Regex(pattern).Matches(given[0].Text()).Any()),
        }),
        new("match", "<s-f<s:o>n?:a<o>>", 3, (given, _) => Match(given[0].Text(), Regex(given[1]), Most(Limit(given[2], "D3040")))),
        new("split", "<s-(sf)n?:a<s>>", 3, (given, _) => Split(given[0].Text(), given[1], Limit(given[2], "D3020"))),
        new("replace", "<s-(sf)(sf)n?:s>", 4, Replace),
    ];

    private static RegexFunction Regex(JsonataValue pattern) => pattern switch
    {
        RegexFunction regex => regex,
        JsonataFunction => throw JsonataException.Refuse("matchers that are not regular expressions"),
        _ => throw new JsonataException("T0410", "There is nothing to look for"),
    };

    private static double Limit(JsonataValue limit, string code) => limit.OptionalNumber() switch
    {
        < 0 => throw new JsonataException(code, "A limit has to be a positive number"),
        var number => number ?? int.MaxValue,
    };

    // As long as there are fewer than the limit there is one more.
    private static int Most(double limit) => (int)Math.Min(Math.Ceiling(limit), int.MaxValue);

    private static JsonataArray Match(string text, RegexFunction regex, int limit) => JsonataArray.Sequence(
    [
        .. Take(regex, text, limit).Select(match => new ObjectBuilder()
            .Set("match", JsonataValue.Of(match.Value))
            .Set("index", JsonataValue.Of(match.Index))
            .Set("groups", new JsonataArray([.. Groups(match).Select(group => group is null ? JsonataValue.Undefined : JsonataValue.Of(group))]))
            .Build()),
    ]);

    // With a limit of none the text is not looked at, and so cannot be found to match an empty string without end.
    private static IEnumerable<Match> Take(RegexFunction regex, string text, int limit) => limit == 0 ? [] : regex.Matches(text).Take(limit);

    private static string?[] Groups(Match match) =>
        [.. match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? group.Value : null)];

    private static JsonataArray Split(string text, JsonataValue separator, double limit)
    {
        IEnumerable<string> parts = separator switch
        {
            JsonataString { Value.Length: > 0 } mark => text.Split(mark.Value).Take((int)Math.Min(limit, int.MaxValue)),
            JsonataString => text.Select(character => character.ToString()).Take((int)Math.Min(limit, int.MaxValue)),
            _ => Split(text, Regex(separator), Most(limit)).Take(Most(limit)),
        };
        return new JsonataArray([.. parts.Select(JsonataValue.Of)]);
    }

    private static List<string> Split(string text, RegexFunction regex, int limit)
    {
        var parts = new List<string>();
        var start = 0;
        foreach (var match in Take(regex, text, limit))
        {
            parts.Add(text[start..match.Index]);
            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static JsonataValue Replace(JsonataValue[] given, Evaluator evaluator)
    {
        var text = given[0].Text();
        var limit = Most(Limit(given[3], "D3011"));
        if (given[1] is JsonataString { Value: var mark })
        {
            if (mark.Length == 0)
                throw new JsonataException("D3010", "What $replace looks for cannot be an empty string");

            return given[2] is JsonataString plain
                ? JsonataValue.Of(Replace(text, mark, plain.Value, limit))
                : throw JsonataException.Refuse("$replace of a plain string by a function");
        }

        var result = new StringBuilder();
        var position = 0;
        foreach (var match in Take(Regex(given[1]), text, limit))
        {
            var replacement = Replacement(given[2], match, evaluator);
            Evaluator.Spend(replacement.Length);
            result.Append(text, position, match.Index - position).Append(replacement);
            position = match.Index + match.Length;
        }

        return JsonataValue.Of(result.Append(text, position, text.Length - position).ToString());
    }

    private static string Replace(string text, string mark, string replacement, int limit)
    {
        var result = new StringBuilder();
        var position = 0;
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0 && limit > 0; limit--)
        {
            Evaluator.Spend(replacement.Length);
            result.Append(text, position, at - position).Append(replacement);
            position = at + mark.Length;
            at = text.IndexOf(mark, position, StringComparison.Ordinal);
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string Replacement(JsonataValue with, Match match, Evaluator evaluator)
    {
        if (with is JsonataString { Value: var template })
            return Fill(template, match);

        var groups = new JsonataArray([.. Groups(match).Select(group => group is null ? JsonataValue.Undefined : JsonataValue.Of(group))]);
        var found = new ObjectBuilder()
            .Set("match", JsonataValue.Of(match.Value))
            .Set("start", JsonataValue.Of(match.Index))
            .Set("end", JsonataValue.Of(match.Index + match.Length))
            .Set("groups", groups)
            .Build();
        return with.Offer(evaluator, found) is JsonataString { Value: var text }
            ? text
            : throw new JsonataException("D3012", "A match can be replaced by a string only");
    }

    // $0 is the match, $1… its groups, $$ a dollar sign; of several digits as many are taken as there can be groups.
    private static string Fill(string template, Match match)
    {
        var groups = Groups(match);
        var filled = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '$' || at + 1 == template.Length)
            {
                filled.Append(template[at]);
            }
            else if (template[at + 1] == '$')
            {
                filled.Append('$');
                at++;
            }
            else if (template[at + 1] == '0')
            {
                filled.Append(match.Value);
                at++;
            }
            else if (GroupNumber(template.AsSpan(at + 1), groups.Length) is var (number, digits) && digits > 0)
            {
                filled.Append(number <= groups.Length ? groups[number - 1] : "");
                at += digits;
            }
            else
            {
                filled.Append('$');
            }
        }

        return filled.ToString();
    }

    private static (int Number, int Digits) GroupNumber(ReadOnlySpan<char> text, int groups)
    {
        var most = Math.Max(1, groups.ToString(CultureInfo.InvariantCulture).Length);
        var digits = 0;
        while (digits < most && digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;

        if (digits > 1 && int.Parse(text[..digits], CultureInfo.InvariantCulture) > groups)
            digits--;

        return digits == 0 ? (0, 0) : (int.Parse(text[..digits], CultureInfo.InvariantCulture), digits);
    }
}
