using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>A regular expression: a function from a string to its first match.</summary>
internal sealed class RegexFunction(Regex regex) : JsonataFunction
{
    private const string Spaces = @"\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    private const int StepsInMillisecond = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    internal override int Arity => 1;

    /// <exception cref="JsonataException">S0303: not a regular expression.</exception>
    public static RegexFunction Read(Token token)
    {
        var multiline = token.Flags.Contains('m', StringComparison.Ordinal);
        if (token.Text.Contains("(?<", StringComparison.Ordinal))
            throw JsonataException.Refuse("named groups and looking back in regular expressions", token.Position);

        var options = RegexOptions.ECMAScript | RegexOptions.CultureInvariant
            | (token.Flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (multiline ? RegexOptions.Multiline : RegexOptions.None);
        try
        {
            return new RegexFunction(new Regex(AsJavaScript(token.Text, multiline), options, Patience));
        }
        catch (ArgumentException error)
        {
            throw new JsonataException("S0303", $"Not a regular expression: {error.Message}", token.Position);
        }
    }

    /// <summary>The matches from left to right.</summary>
    /// <exception cref="JsonataException">D1004: a match after the first is empty, so that there is no end to them.</exception>
    public IEnumerable<Match> Matches(string text)
    {
        for (var match = Match(text, 0); match.Success; match = Match(text, match.Index + match.Length))
        {
            yield return match;
            if (match.Index + match.Length >= text.Length)
                yield break;

            if (match.Length == 0)
                throw new JsonataException("D1004", $"The regular expression matches an empty string: {regex}");
        }
    }

    internal override JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator) =>
        arguments is [JsonataString { Value: var text }, ..]
            ? Describe(Matches(text).GetEnumerator())
            : throw new JsonataException("T0410", "A regular expression is matched with a string only");

    private Match Match(string text, int start)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            return regex.Match(text, start);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("D1012", $"The regular expression takes too long: {regex}");
        }
        finally
        {
            // One that takes nearly too long may be asked thousands of times.
            Evaluator.Spend((long)TimeProvider.System.GetElapsedTime(began).TotalMilliseconds * StepsInMillisecond);
        }
    }

    // JavaScript's $ is the very end of the string, .NET's also stands before a last line break; JavaScript's . stops at four kinds of line ends,
    // and its \s knows more spaces than those of ASCII.
    private static string AsJavaScript(string pattern, bool multiline)
    {
        var inClass = false;
        var strict = new System.Text.StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                i++;
                strict.Append((pattern[i], inClass) switch
                {
                    ('s', false) => $"[{Spaces}]",
                    ('s', true) => Spaces,
                    ('S', false) => $"[^{Spaces}]",
                    _ => $"\\{pattern[i]}",
                });
                continue;
            }

            inClass = pattern[i] == '[' || (inClass && pattern[i] != ']');
            strict.Append((pattern[i], inClass) switch
            {
                ('$', false) when !multiline => @"(?!\n)$",
                ('.', false) => @"[^\n\r\u2028\u2029]",
                _ => pattern[i].ToString(),
            });
        }

        return strict.ToString();
    }

    private static JsonataValue Describe(IEnumerator<Match> matches)
    {
        if (!matches.MoveNext())
            return Undefined;

        var match = matches.Current;
        return new ObjectBuilder()
            .Set("match", Of(match.Value))
            .Set("start", Of(match.Index))
            .Set("end", Of(match.Index + match.Length))
            .Set("groups", new JsonataArray([.. match.Groups.Cast<Group>().Skip(1).Select(group => group.Success ? Of(group.Value) : Undefined)]))
            .Build();
    }
}
