using System.Globalization;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions of numbers and booleans.</summary>
internal static partial class NumberFunctions
{
    private const int LargestRadix = 36;
    private const int LargestShift = 2000;
    private const double ExactIntegers = 1L << 53;

    public static readonly NativeFunction[] All =
    [
        new("number", "<(nsb)-:n>", 1, (given, _) => Number(given[0])),
        new("abs", "<n-:n>", 1, (given, _) => JsonataValue.Of(Math.Abs(given[0].Number()))),
        new("floor", "<n-:n>", 1, (given, _) => JsonataValue.Of(Math.Floor(given[0].Number()))),
        new("ceil", "<n-:n>", 1, (given, _) => JsonataValue.Of(Math.Ceiling(given[0].Number()))),
        new("round", "<n-n?:n>", 2, (given, _) => JsonataValue.Of(Round(given[0].Number(), given[1].OptionalNumber() ?? 0))),
        new("power", "<n-n:n>", 2, (given, _) => Power(given[0].Number(), given[1].OptionalNumber() ?? double.NaN)),
        new("sqrt", "<n-:n>", 1, (given, _) => given[0].Number() < 0
            ? throw new JsonataException("D3060", $"There is no square root of a negative number: {given[0]}")
            : JsonataValue.Of(Math.Sqrt(given[0].Number()))),
        new("sum", "<a<n>:n>", 1, (given, _) => JsonataValue.Of(Numbers(given).Sum())),
        new("max", "<a<n>:n>", 1, (given, _) => Numbers(given) is { Count: > 0 } numbers ? JsonataValue.Of(numbers.Max()) : JsonataValue.Undefined),
        new("min", "<a<n>:n>", 1, (given, _) => Numbers(given) is { Count: > 0 } numbers ? JsonataValue.Of(numbers.Min()) : JsonataValue.Undefined),
        new("average", "<a<n>:n>", 1, (given, _) => Numbers(given) is { Count: > 0 } numbers ? JsonataValue.Of(numbers.Average()) : JsonataValue.Undefined),
        new("formatBase", "<n-n?:s>", 2, (given, _) => JsonataValue.Of(FormatBase(given[0].Number(), given[1].OptionalNumber() ?? 10))),
        new("formatInteger", "<n-s:s>", 2, (given, _) => JsonataValue.Of(IntegerPicture.Parse(given[1].Text()).Format(Math.Floor(given[0].Number())))),
        new("parseInteger", "<s-s:n>", 2, (given, _) => JsonataValue.Of(IntegerPicture.Parse(given[1].Text()).Read(given[0].Text()))),
        new("formatNumber", "<n-so?:s>", 3, (given, _) => given[2].IsUndefined
            ? JsonataValue.Of(DecimalPicture.Format(given[0].Number(), given[1].Text()))
            : throw JsonataException.Refuse("options of $formatNumber")),
        new("boolean", "<x-:b>", 1, (given, _) => JsonataValue.Of(given[0].Truth)),
        new("not", "<x-:b>", 1, (given, _) => JsonataValue.Of(!given[0].Truth)),
    ];

    /// <summary>Rounds half to even, by the number's decimal digits.</summary>
    /// <param name="value">The number.</param>
    /// <param name="precision">How many digits to keep behind the point; negative: how many to drop before it.</param>
    public static double Round(double value, double precision)
    {
        if (Math.Truncate(precision) != precision)
            throw new JsonataException("D1001", $"Numbers are rounded to whole numbers of digits, not to {NumberText.Write(precision)}");

        var rounded = Shift(Math.Round(Shift(value, precision), MidpointRounding.ToEven), -precision);
        return rounded == 0 ? 0 : rounded;
    }

    // By the text, for a multiplication would bring errors of its own.
    private static double Shift(double value, double places)
    {
        if (places == 0 || !double.IsFinite(value))
            return value;

        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) + (int)Math.Clamp(places, -LargestShift, LargestShift);
        return double.Parse(string.Create(CultureInfo.InvariantCulture, $"{parts[0]}E{exponent}"), CultureInfo.InvariantCulture);
    }

    private static List<double> Numbers(JsonataValue[] given) => [.. given[0].Items().Select(Arguments.Number)];

    private static JsonataValue Number(JsonataValue value) => value switch
    {
        JsonataNumber => value,
        JsonataBoolean => JsonataValue.Of(value.Truth ? 1 : 0),
        JsonataString { Value: var text } when Decimal().IsMatch(text)
            && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonataValue.Of(number),
        JsonataString { Value: var text } when Radix().IsMatch(text) => JsonataValue.Of(ReadRadix(text)),
        _ => throw new JsonataException("D3030", $"Not a number: {value}"),
    };

    /// <summary>Reads 0x…, 0o… or 0b….</summary>
    public static double ReadRadix(string text)
    {
        var radix = text[1] switch
        {
            'x' or 'X' => 16,
            'o' or 'O' => 8,
            _ => 2,
        };
        return text[2..].Aggregate(0.0, (sum, digit) => (sum * radix) + Convert.ToInt32(digit.ToString(), 16));
    }

    private static JsonataValue Power(double value, double exponent)
    {
        var result = Math.Pow(value, exponent);
        return double.IsFinite(result) ? JsonataValue.Of(result)
            : throw new JsonataException("D3061", $"The power is no number that JSON knows: {NumberText.Write(value)}, {NumberText.Write(exponent)}");
    }

    private static string FormatBase(double value, double radix)
    {
        var to = (int)Round(radix, 0);
        if (to is < 2 or > LargestRadix)
            throw new JsonataException("D3100", Invariant($"The radix has to be between 2 and {LargestRadix}, not {to}"));

        if (to == 10)
            return NumberText.Write(Round(value, 0));

        if (Math.Abs(value) > ExactIntegers)
            throw JsonataException.Refuse($"$formatBase of numbers so large: {NumberText.Write(value)}");

        var digits = "";
        for (var left = Math.Abs(Round(value, 0)); left >= 1; left = Math.Floor(left / to))
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(left % to)] + digits;

        return digits.Length == 0 ? "0" : value < 0 ? "-" + digits : digits;
    }

    [GeneratedRegex("^-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex("^(0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+)\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Radix();
}
