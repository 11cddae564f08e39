using System.Globalization;
using System.Text;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary>Cuts an expression into words.</summary>
internal sealed class Tokenizer(string text)
{
    private const string Space = " \t\n\r\v";
    private const string Symbols = ".[]{}(),@#;:?+-*/%|=<>^&!~";

    private static readonly string[] Pairs = ["..", ":=", "!=", ">=", "<=", "**", "~>"];

    private int at;

    /// <summary>The next word.</summary>
    /// <param name="afterOperand">Whether an operator is expected: a slash then divides, otherwise it starts a regular expression.</param>
    /// <exception cref="JsonataException">S01xx, S03xx.</exception>
    public Token Next(bool afterOperand)
    {
        SkipSpaceAndComments();
        if (at >= text.Length)
            return new Token(TokenKind.End, "(end)", text.Length);

        var start = at;
        var first = text[at];
        if (first == '/' && !afterOperand)
            return ReadRegex(start);

        if (ReadOperator() is { } symbol)
            return new Token(TokenKind.Operator, symbol, start);

        return first switch
        {
            '"' or '\'' => new Token(TokenKind.Text, ReadText(first), start),
            '`' => new Token(TokenKind.Name, ReadQuotedName(), start),
            >= '0' and <= '9' => ReadNumber(start),
            _ => ReadName(start),
        };
    }

    private void SkipSpaceAndComments()
    {
        while (at < text.Length)
        {
            if (Space.Contains(text[at], StringComparison.Ordinal))
            {
                at++;
            }
            else if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0)
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new JsonataException("S0106", "The comment has no end", at);

                at = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private string? ReadOperator()
    {
        if (at + 1 < text.Length && Array.Find(Pairs, pair => pair[0] == text[at] && pair[1] == text[at + 1]) is { } two)
        {
            at += 2;
            return two;
        }

        return Symbols.Contains(text[at], StringComparison.Ordinal) ? text[at++].ToString() : null;
    }

    private string ReadText(char quote)
    {
        var content = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return content.ToString();
            }

            content.Append(text[at] == '\\' ? ReadEscape() : text[at]);
        }

        throw new JsonataException("S0101", "The string has no closing quote", at);
    }

    private char ReadEscape()
    {
        if (++at >= text.Length)
            throw new JsonataException("S0101", "The string has no closing quote", at);

        switch (text[at])
        {
            case '"' or '\\' or '/':
                return text[at];
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 < text.Length
                && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            case 'u':
                throw new JsonataException("S0104", "\\u is not followed by four hexadecimal digits", at);
            default:
                throw new JsonataException("S0103", $"There is no escape sequence \\{text[at]}", at);
        }
    }

    private string ReadQuotedName()
    {
        var end = text.IndexOf('`', at + 1);
        if (end < 0)
            throw new JsonataException("S0105", "The name has no closing backquote", text.Length);

        var name = text[(at + 1)..end];
        at = end + 1;
        return name;
    }

    private Token ReadNumber(int start)
    {
        var end = text[at] == '0' ? at + 1 : Digits(at);
        if (end < text.Length && text[end] == '.' && Digits(end + 1) > end + 1)
            end = Digits(end + 1);

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            if (Digits(exponent) > exponent)
                end = Digits(exponent);
        }

        at = end;
        var number = double.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture);
        return double.IsFinite(number)
            ? new Token(TokenKind.Number, text[start..end], start, number)
            : throw new JsonataException("S0102", $"The number is out of range: {text[start..end]}", start);
    }

    private int Digits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;

        return from;
    }

    private Token ReadName(int start)
    {
        while (at < text.Length && !Space.Contains(text[at], StringComparison.Ordinal) && !Symbols.Contains(text[at], StringComparison.Ordinal))
            at++;

        var name = text[start..at];
        return name switch
        {
            _ when name[0] == '$' => new Token(TokenKind.Variable, name[1..], start),
            "and" or "or" or "in" => new Token(TokenKind.Operator, name, start),
            "true" or "false" or "null" => new Token(TokenKind.Constant, name, start),
            _ => new Token(TokenKind.Name, name, start),
        };
    }

    // A slash within brackets or after a backslash does not end the pattern.
    private Token ReadRegex(int start)
    {
        var depth = 0;
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '/' when depth == 0:
                    return EndRegex(start);
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
            }
        }

        throw new JsonataException("S0302", "The regular expression has no closing slash", text.Length);
    }

    private Token EndRegex(int start)
    {
        var pattern = text[(start + 1)..at];
        if (pattern.Length == 0)
            throw new JsonataException("S0301", "A regular expression cannot be empty", start);

        var flags = ++at;
        while (at < text.Length && text[at] is 'i' or 'm')
            at++;

        return new Token(TokenKind.Regex, pattern, start, Flags: text[flags..at]);
    }
}
