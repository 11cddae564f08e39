using System.Globalization;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>How <c>$formatNumber</c> writes a number: <c>#,##0.00</c>, <c>01%</c>. Exponents and irregular groups are refused.</summary>
internal static partial class DecimalPicture
{
    public static string Format(double value, string picture)
    {
        var pictures = picture.Split(';');
        if (pictures.Length > 2)
            throw new JsonataException("D3080", "A number's picture has two parts at most");

        var negative = value < 0;
        var match = Shape().Match(negative && pictures.Length == 2 ? pictures[1] : pictures[0]);
        if (!match.Success)
            throw JsonataException.Refuse($"the number picture '{picture}'");

        var integer = match.Groups["integer"].Value;
        var fraction = match.Groups["fraction"].Value;
        var scale = Scale(match.Groups["prefix"].Value + match.Groups["suffix"].Value);
        var text = Math.Abs(NumberFunctions.Round(value * scale, fraction.Length)).ToString($"F{fraction.Length}", CultureInfo.InvariantCulture);
        var sign = negative && pictures.Length == 1 ? "-" : "";
        return sign + match.Groups["prefix"].Value + Integer(text.Split('.')[0], integer, fraction) + Fraction(text, fraction) + match.Groups["suffix"].Value;
    }

    private static int Scale(string around) => around.Contains('%') ? 100 : around.Contains('‰') ? 1000 : 1;

    private static string Integer(string digits, string picture, string fraction)
    {
        var least = picture.Count(char.IsAsciiDigit);
        if (least == 0 && fraction.Length == 0)
            least = 1;

        var written = digits.TrimStart('0').PadLeft(least, '0');
        var groups = picture.Split(',').Skip(1).ToArray();
        if (groups.Length == 0)
            return written;

        var size = groups[^1].Length;
        if (size == 0 || groups.Any(group => group.Length != size))
            throw JsonataException.Refuse($"the irregular groups of digits '{picture}'");

        for (var at = written.Length - size; at > 0; at -= size)
            written = written.Insert(at, ",");

        return written;
    }

    private static string Fraction(string text, string picture)
    {
        if (picture.Length == 0)
            return "";

        var digits = text.Split('.')[1].TrimEnd('0').PadRight(picture.Count(char.IsAsciiDigit), '0');
        return digits.Length == 0 ? "" : "." + digits;
    }

    [GeneratedRegex("^(?<prefix>[^0-9#,.;eE]*)(?<integer>[#,]*[0-9,]*)(\\.(?<fraction>[0-9]*#*))?(?<suffix>[^0-9#,.;eE]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
