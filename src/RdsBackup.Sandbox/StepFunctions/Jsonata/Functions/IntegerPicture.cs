using System.Globalization;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>How an integer is written: <c>000</c>, <c>#,##0</c>, <c>01:01</c>, <c>1;o</c>. Words, letters, Roman numerals and other digits than 0 to 9 are refused.</summary>
internal sealed partial record IntegerPicture
{
    private static readonly string[] Numerals = ["A", "a", "I", "i", "W", "w", "Ww"];

    /// <summary>At least so many digits.</summary>
    public required int Digits { get; init; }

    /// <summary>Digits the picture has room for beyond those.</summary>
    public required int Optional { get; init; }

    /// <summary>Separators from right to left, by how many digits are to their right.</summary>
    public required IReadOnlyList<(int Position, string Text)> Separators { get; init; }

    /// <summary>Whether to write 1st, 2nd, 3rd.</summary>
    public required bool IsOrdinal { get; init; }

    /// <summary>Whether the separators are alike and at one distance: then they go on to the left of the picture.</summary>
    public bool IsRegular => Separators.Count > 0 && Separators[0] is var (unit, text) && unit > 0
        && Separators.Select((separator, i) => separator == (unit * (i + 1), text)).All(same => same);

    /// <exception cref="JsonataException">D3130, D3131; U0001: a picture the sandbox does not know.</exception>
    public static IntegerPicture Parse(string picture)
    {
        var end = picture.LastIndexOf(';');
        var pattern = end < 0 ? picture : picture[..end];
        if (Numerals.Contains(pattern))
            throw Unknown(picture);

        var separators = new List<(int, string)>();
        var zeros = new HashSet<int>();
        var (digits, optional) = (0, 0);
        foreach (var character in pattern.EnumerateRunes().Reverse())
        {
            if (character.IsBmp && CharUnicodeInfo.GetDecimalDigitValue((char)character.Value) is var digit and >= 0)
            {
                digits++;
                zeros.Add(character.Value - digit);
            }
            else if (character.Value == '#')
            {
                optional++;
            }
            else
            {
                separators.Add((digits + optional, character.ToString()));
            }
        }

        if (zeros.Count > 1)
            throw new JsonataException("D3131", $"The digits of '{picture}' are of different scripts");

        if (digits == 0)
            throw new JsonataException("D3130", $"Integers cannot be written as a sequence that starts with '{picture}'");

        return zeros.Contains('0')
            ? new IntegerPicture { Digits = digits, Optional = optional, Separators = separators, IsOrdinal = end >= 0 && picture[(end + 1)..].StartsWith('o') }
            : throw Unknown(picture);
    }

    /// <param name="value">An integer.</param>
    public string Format(double value)
    {
        var digits = NumberText.Write(Math.Abs(value)).PadLeft(Digits, '0');
        foreach (var (position, text) in Places(digits.Length))
        {
            digits = position <= digits.Length ? digits.Insert(digits.Length - position, text)
                : throw JsonataException.Refuse("irregular groups of more digits than an integer has");
        }

        return (value < 0 ? "-" : "") + digits + (IsOrdinal ? Suffix(digits) : "");
    }

    /// <summary>Reads an integer as JavaScript's parseInt does: what follows the digits does not matter.</summary>
    /// <exception cref="JsonataException">D3030: no such integer.</exception>
    public double Read(string text)
    {
        var digits = IsOrdinal ? text[..Math.Max(0, text.Length - 2)] : text;
        // Of regular groups JSONata takes commas away, whatever their separator is.
        foreach (var separator in IsRegular ? [","] : Separators.Select(separator => separator.Text))
            digits = digits.Replace(separator, "", StringComparison.Ordinal);

        var match = Leading().Match(digits);
        if (!match.Success)
            throw new JsonataException("D3030", $"Not an integer: {text}");

        var value = match.Groups["hex"].Success ? NumberFunctions.ReadRadix(match.Groups["hex"].Value) : double.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture);
        return match.Groups["sign"].Value == "-" ? -value : value;
    }

    private IEnumerable<(int Position, string Text)> Places(int length) => IsRegular
        ? Enumerable.Range(1, (length - 1) / Separators[0].Position).Reverse().Select(i => (i * Separators[0].Position, Separators[0].Text))
        : Separators.Reverse();

    private static string Suffix(string digits) => digits is [.., '1', _] ? "th" : digits[^1] switch
    {
        '1' => "st",
        '2' => "nd",
        '3' => "rd",
        _ => "th",
    };

    private static JsonataException Unknown(string picture) => JsonataException.Refuse($"integer picture '{picture}', only those of the digits 0 to 9");

    [GeneratedRegex("^\\s*(?<sign>[+-]?)((?<hex>0[xX][0-9a-fA-F]+)|(?!0[xX])(?<digits>[0-9]+))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leading();
}
