using System.Globalization;
using System.Text;

namespace RdsBackup.Aws.Runtime;

/// <summary>The query protocol's timestamps: ISO 8601 in UTC.</summary>
internal static class IsoTime
{
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTime Parse(ReadOnlySpan<byte> text)
    {
        // What AWS sends, 2026-11-20T03:07:41.123Z: three digits or any other number of them behind the point, or none and no point.
        if (text.Length is >= 20 and <= 28 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[^1] == 'Z'
            && Number(text[..4]) is var year and > 0 && Number(text[5..7]) is var month and >= 1 and <= 12
            && Number(text[8..10]) is var day and >= 1 && day <= DateTime.DaysInMonth(year, month)
            && Number(text[11..13]) is var hour and >= 0 and < 24 && Number(text[14..16]) is var minute and >= 0 and < 60
            && Number(text[17..19]) is var second and >= 0 and < 60 && Fraction(text[19..^1]) is var ticks and >= 0)
        {
            return new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks);
        }

        return DateTime.Parse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
    }

    private static int Fraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text is not [(byte)'.', _, ..])
            return -1;
        var ticks = Number(text[1..]);
        for (var digits = text.Length - 1; digits < 7; digits++)
            ticks *= 10;
        return ticks;
    }

    // -1 where anything but digits is there.
    private static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var one in text)
        {
            if (one is < (byte)'0' or > (byte)'9')
                return -1;
            number = number * 10 + one - '0';
        }

        return number;
    }
}
