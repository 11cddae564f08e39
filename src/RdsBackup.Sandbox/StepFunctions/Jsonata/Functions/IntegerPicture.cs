using System.Globalization;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>How an integer is written: <c>000</c>, <c>#,##0</c>, <c>01:01</c>, <c>1;o</c>. Words, letters and Roman numerals are refused.</summary>
internal sealed record IntegerPicture
{
    /// <summary>At least so many digits.</summary>
    public required int Digits { get; init; }

    /// <summary>Digits the picture has room for beyond those.</summary>
    public required int Optional { get; init; }

    /// <summary>Separators, by how many digits are to their right.</summary>
    public required IReadOnlyList<(int Position, char Character)> Separators { get; init; }

    /// <summary>Whether to write 1st, 2nd, 3rd.</summary>
    public required bool IsOrdinal { get; init; }

    /// <exception cref="JsonataException">U0001: a picture of another kind.</exception>
    public static IntegerPicture Parse(string picture)
    {
        var parts = picture.Split(';');
        var separators = new List<(int, char)>();
        var (digits, optional, position) = (0, 0, 0);
        foreach (var character in parts[0].Reverse())
        {
            if (char.IsAsciiDigit(character))
                digits++;
            else if (character == '#')
                optional++;
            else if (!char.IsLetter(character))
                separators.Add((position, character));
            else
                throw JsonataException.Refuse($"the integer picture '{picture}', only those of digits");

            position = digits + optional;
        }

        return digits > 0 && parts.Length <= 2 && (parts.Length == 1 || parts[1] is "o" or "c")
            ? new IntegerPicture { Digits = digits, Optional = optional, Separators = separators, IsOrdinal = parts.Length == 2 && parts[1] == "o" }
            : throw JsonataException.Refuse($"the integer picture '{picture}', only those of digits");
    }

    public string Format(long value)
    {
        var digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        foreach (var (position, character) in Places(digits.Length).OrderByDescending(place => place.Position))
            digits = digits.Insert(digits.Length - position, character.ToString());

        return (value < 0 ? "-" : "") + digits + (IsOrdinal ? Suffix(Math.Abs(value)) : "");
    }

    /// <exception cref="JsonataException">D3030: no such integer.</exception>
    public double Read(string text)
    {
        var digits = IsOrdinal && text.Length > 2 ? text[..^2] : text;
        foreach (var (_, character) in Separators)
            digits = digits.Replace(character.ToString(), "", StringComparison.Ordinal);

        return long.TryParse(digits, CultureInfo.InvariantCulture, out var value) ? value : throw new JsonataException("D3030", $"Not an integer: {text}");
    }

    // Separators at a regular distance go on to the left of the picture.
    private IEnumerable<(int Position, char Character)> Places(int length)
    {
        if (Separators.Count == 0)
            return [];

        var (unit, character) = Separators[0];
        var regular = unit > 0 && Separators.Select((separator, i) => separator == (unit * (i + 1), character)).All(same => same);
        return regular
            ? Enumerable.Range(1, (length - 1) / unit).Select(i => (i * unit, character))
            : Separators.Where(separator => separator.Position < length);
    }

    private static string Suffix(long value) => (value % 100, value % 10) switch
    {
        (11 or 12 or 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
}
