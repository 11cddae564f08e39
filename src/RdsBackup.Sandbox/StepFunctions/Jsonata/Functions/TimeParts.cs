using System.Globalization;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>The parts of a time by the letters that pictures name them with.</summary>
internal static class TimeParts
{
    private const int DaysOfAWeek = 7;

    public static int Of(DateTimeOffset time, char component) => component switch
    {
        'Y' => time.Year,
        'M' => time.Month,
        'D' => time.Day,
        'd' => time.DayOfYear,
        'F' => time.DayOfWeek == DayOfWeek.Sunday ? DaysOfAWeek : (int)time.DayOfWeek,
        'W' => ISOWeek.GetWeekOfYear(time.DateTime),
        'X' => ISOWeek.GetYear(time.DateTime),
        'H' => time.Hour,
        'h' => time.Hour % 12 == 0 ? 12 : time.Hour % 12,
        'P' => time.Hour < 12 ? 0 : 1,
        'm' => time.Minute,
        's' => time.Second,
        _ => time.Millisecond,
    };

    /// <summary>The time in milliseconds that the given parts mean.</summary>
    /// <exception cref="JsonataException">D3136: there is a gap among them, or weeks.</exception>
    public static JsonataValue Compose(Dictionary<char, double> values, DateTimeOffset now)
    {
        var hasDayOfYear = Are("Yd", "YXMWdD") && !Are("YMD", "YXMWdD");
        var hasHalfDay = Are("Phmsf", "PHhmsf") && !Are("Hmsf", "PHhmsf");
        if (Are("XW", "YXMWdD"))
            throw new JsonataException("D3136", "A time cannot be read from weeks");

        var (started, ended) = (false, false);
        foreach (var component in (hasDayOfYear ? "YD" : "YMD") + (hasHalfDay ? "Phmsf" : "Hmsf"))
        {
            if (!values.ContainsKey(component))
            {
                // Noon and midnight are not told apart without P.
                values[component] = started ? ("MD".Contains(component, StringComparison.Ordinal) ? 1 : 0) : component == 'P' ? 0 : Of(now, component);
                ended = started;
            }
            else if (ended)
            {
                throw new JsonataException("D3136", "The picture of a time lacks parts that are needed to read it");
            }
            else
            {
                started = true;
            }
        }

        return JsonataValue.Of(Millis(values, hasDayOfYear, hasHalfDay));

        // Whether there are some of these parts, and of all none but these; zero counts as not given.
        bool Are(string these, string all) =>
            all.Where(component => values.GetValueOrDefault(component) != 0).ToList() is { Count: > 0 } given && given.TrueForAll(these.Contains);
    }

    private static double Millis(Dictionary<char, double> values, bool hasDayOfYear, bool hasHalfDay)
    {
        double Part(char component) => values.GetValueOrDefault(component);
        var hours = hasHalfDay ? (Part('h') == 12 ? 0 : Part('h')) + (Part('P') == 1 ? 12 : 0) : Part('H');
        // Years of two digits are those of the last century.
        var year = (int)Part('Y') is var given and >= 0 and < 100 ? given + 1900 : (int)Part('Y');
        try
        {
            var start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var day = hasDayOfYear
                ? start.AddDays(Part('d') - 1) is var date ? start.AddMonths(date.Month - 1).AddDays(date.Day - 1) : start
                : start.AddMonths(Math.Max(0, (int)Part('M') - 1)).AddDays(Part('D') - 1);
            var minutes = (hours * 60) + Part('m') - (Part('Z') != 0 ? Part('Z') : Part('z'));
            return day.AddMinutes(minutes).AddSeconds(Part('s')).AddMilliseconds(Part('f')).ToUnixTimeMilliseconds();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JsonataException.Refuse("times outside the years 1 to 9999");
        }
    }
}
