using System.Globalization;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>Numbers as JavaScript writes them, which JSONata inherits: plain from 1e-6 up to below 1e21, with an exponent beyond.</summary>
internal static class NumberText
{
    private const double ExactIntegers = 1e15;

    public static string Write(double value)
    {
        if (value == 0)
            return "0";

        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";

        if (Math.Abs(value) < ExactIntegers && Math.Truncate(value) == value)
            return ((long)value).ToString(CultureInfo.InvariantCulture);

        return (value < 0 ? "-" : "") + Place(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>The number rounded to 15 significant digits, as <c>$string</c> and <c>&amp;</c> show it.</summary>
    public static double Rounded(double value) =>
        Math.Abs(value) < ExactIntegers && Math.Truncate(value) == value ? value : double.Parse(value.ToString("E14", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // The shortest digits that read back as the same number, with the point where JavaScript puts it.
    private static string Place(string shortest)
    {
        var parts = shortest.Split('E');
        var mantissa = parts[0].Split('.');
        var all = string.Concat(mantissa);
        var digits = all.TrimStart('0');
        var exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) + mantissa[0].Length - 1 - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return exponent switch
        {
            >= 21 or < -6 => Scientific(digits, exponent),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        };
    }

    private static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}") + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
}
