using System.Buffers;
using System.Globalization;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>How <c>$formatNumber</c> writes a number: <c>#,##0.00</c>, <c>01%</c>. Exponents, irregular groups and groups of decimals are refused.</summary>
internal sealed class DecimalPicture
{
    private const string Mantissa = "0123456789#.,";
    private const double TooLarge = 1e21;

    private static readonly SearchValues<char> Active = SearchValues.Create(Mantissa);

    private readonly string picture;
    private readonly string prefix;
    private readonly string suffix;
    private readonly string integer;
    private readonly string fraction;
    private readonly int groupSize;

    private DecimalPicture(string picture)
    {
        this.picture = picture;
        var start = picture.AsSpan().IndexOfAny(Active);
        if (start < 0)
            throw Odd("D3085");

        var end = picture.AsSpan().LastIndexOfAny(Active) + 1;
        (prefix, var active, suffix) = (picture[..start], picture[start..end], picture[end..]);
        // Where the exponent is, is counted from the picture's start, but cut from the active part: so JSONata does.
        var e = picture.IndexOf('e', start);
        var exponent = e < 0 || e > end ? null : active[Math.Min(e + 1, active.Length)..];
        var mantissa = exponent is null ? active : active[..Math.Min(e, active.Length)];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        (integer, fraction) = point < 0 ? (mantissa, "") : (mantissa[..point], mantissa[(point + 1)..]);
        if (FirstOddity(active, mantissa, exponent) is { } code)
            throw Odd(code);

        if (exponent is not null)
            throw JsonataException.Refuse($"exponents in the number picture '{picture}'");

        groupSize = GroupSize();
    }

    public static string Format(double value, string picture)
    {
        var pictures = picture.Split(';');
        if (pictures.Length > 2)
            throw new JsonataException("D3080", "A number's picture has two parts at most");

        DecimalPicture[] read = [.. pictures.Select(part => new DecimalPicture(part))];
        return value < 0 && read is [var positive] ? "-" + positive.Write(-value) : read[value < 0 ? 1 : 0].Write(Math.Abs(value));
    }

    private string Write(double value)
    {
        var scaled = NumberFunctions.Round(value * (picture.Contains('%', StringComparison.Ordinal) ? 100 : picture.Contains('‰', StringComparison.Ordinal) ? 1000 : 1), fraction.Length);
        if (scaled >= TooLarge)
            throw JsonataException.Refuse($"$formatNumber of numbers so large: {NumberText.Write(value)}");

        var (leastInteger, leastFraction) = (integer.Count(char.IsAsciiDigit), fraction.Count(char.IsAsciiDigit));
        if (leastInteger == 0 && fraction.Length == 0)
            leastInteger = 1;
        else if (leastInteger == 0 && leastFraction == 0)
            leastFraction = 1;

        var text = scaled.ToString($"F{fraction.Length}", CultureInfo.InvariantCulture).Split('.');
        var whole = text[0].TrimStart('0').PadLeft(leastInteger, '0');
        for (var at = whole.Length - groupSize; groupSize > 0 && at > 0; at -= groupSize)
            whole = whole.Insert(at, ",");

        var decimals = (text.Length > 1 ? text[1].TrimEnd('0') : "").PadRight(leastFraction, '0');
        return prefix + whole + (decimals.Length > 0 ? "." : "") + decimals + suffix;
    }

    // Of several faults JSONata names the last one.
    private string? FirstOddity(string active, string mantissa, string? exponent)
    {
        var point = picture.IndexOf('.', StringComparison.Ordinal);
        var perMille = picture.Contains('‰', StringComparison.Ordinal);
        return exponent is not null && (exponent.Length == 0 || !exponent.All(char.IsAsciiDigit)) ? "D3093"
            : exponent is not null && (picture.Contains('%', StringComparison.Ordinal) || perMille) ? "D3092"
            : fraction.LastIndexOf('#') is var lastOptional and >= 0 && fraction[lastOptional..].Any(char.IsAsciiDigit) ? "D3091"
            : integer.IndexOf('#', StringComparison.Ordinal) is var optional and >= 0 && integer[..optional].Any(char.IsAsciiDigit) ? "D3090"
            : picture.Contains(",,", StringComparison.Ordinal) ? "D3089"
            : point < 0 && integer.EndsWith(',') ? "D3088"
            : point >= 0 && (picture[..point].EndsWith(',') || picture[(point + 1)..].StartsWith(',')) ? "D3087"
            : active.Any(character => !Mantissa.Contains(character, StringComparison.Ordinal) && character != 'e') ? "D3086"
            : !mantissa.Any(character => char.IsAsciiDigit(character) || character == '#') ? "D3085"
            : picture.Contains('%', StringComparison.Ordinal) && perMille ? "D3084"
            : perMille && picture.IndexOf('‰', StringComparison.Ordinal) != picture.LastIndexOf('‰') ? "D3083"
            : picture.IndexOf('%', StringComparison.Ordinal) != picture.LastIndexOf('%') ? "D3082"
            : point != picture.LastIndexOf('.') ? "D3081"
            : null;
    }

    private int GroupSize()
    {
        var groups = integer.Split(',')[1..];
        return fraction.Contains(',', StringComparison.Ordinal) || groups.Any(group => group.Length != groups[0].Length)
            ? throw JsonataException.Refuse($"irregular groups of digits '{picture}'")
            : groups.Length == 0 ? 0 : groups[0].Length;
    }

    private JsonataException Odd(string code) => new(code, $"'{picture}' is no picture of a number");
}
