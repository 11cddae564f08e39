using System.Globalization;
using System.Text;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Base64 and percent-encoding.</summary>
internal static class EncodingFunctions
{
    private const string Unreserved = "-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly NativeFunction[] All =
    [
        new("base64encode", "<s-:s>", 1, (given, _) => JsonataValue.Of(Convert.ToBase64String(Ascii(given[0].Text(), "base64encode")))),
        new("base64decode", "<s-:s>", 1, (given, _) => JsonataValue.Of(FromBase64(given[0].Text()))),
        new("encodeUrlComponent", "<s-:s>", 1, (given, _) => JsonataValue.Of(Encode(given[0].Text(), Unreserved, "encodeUrlComponent"))),
        new("encodeUrl", "<s-:s>", 1, (given, _) => JsonataValue.Of(Encode(given[0].Text(), Unreserved + Reserved, "encodeUrl"))),
        new("decodeUrlComponent", "<s-:s>", 1, (given, _) => JsonataValue.Of(Decode(given[0].Text(), "", "decodeUrlComponent"))),
        new("decodeUrl", "<s-:s>", 1, (given, _) => JsonataValue.Of(Decode(given[0].Text(), Reserved, "decodeUrl"))),
    ];

    // JSONata's reference takes Latin-1 here, others take UTF-8: what depends on it is refused.
    private static byte[] Ascii(string text, string function) => Encoding.ASCII.GetBytes(text.All(char.IsAscii) ? text
        : throw JsonataException.Refuse($"${function} of characters beyond ASCII"));

    private static string FromBase64(string text)
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw JsonataException.Refuse($"$base64decode of what is not Base64: {text}");
        }

        return Array.TrueForAll(bytes, value => value < 0x80) ? Encoding.ASCII.GetString(bytes)
            : throw JsonataException.Refuse("$base64decode of characters beyond ASCII");
    }

    private static string Encode(string text, string plain, string function)
    {
        try
        {
            var encoded = new StringBuilder();
            foreach (var value in Strict.GetBytes(text))
            {
                if (char.IsAsciiLetterOrDigit((char)value) || plain.Contains((char)value, StringComparison.Ordinal))
                    encoded.Append((char)value);
                else
                    encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }

            return encoded.ToString();
        }
        catch (EncoderFallbackException)
        {
            throw Malformed(text, function);
        }
    }

    private static string Decode(string text, string kept, string function)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                var end = at + (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1);
                bytes.AddRange(Encoding.UTF8.GetBytes(text[at..end]));
                at = end - 1;
                continue;
            }

            if (at + 2 >= text.Length || !byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                throw Malformed(text, function);

            if (kept.Contains((char)value, StringComparison.Ordinal))
                bytes.AddRange(Encoding.ASCII.GetBytes(text[at..(at + 3)]));
            else
                bytes.Add(value);

            at += 2;
        }

        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed(text, function);
        }
    }

    private static JsonataException Malformed(string text, string function) => new("D3140", $"Malformed URL passed to ${function}(): {text}");
}
