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
    /// <exception cref="JsonataException">D3136: there is a gap among them. D3110: there is no such time.</exception>
    public static JsonataValue Compose(Dictionary<char, double> values, DateTimeOffset now)
    {
        if (values.ContainsKey('W') || values.ContainsKey('X'))
            throw new JsonataException("D3136", "A time cannot be read from weeks");

        var order = (values.ContainsKey('d') ? "Yd" : "YMD") + (values.ContainsKey('h') || values.ContainsKey('P') ? "Phmsf" : "Hmsf");
        var (started, ended) = (false, false);
        foreach (var component in order)
        {
            if (!values.ContainsKey(component))
            {
                values[component] = !started ? Of(now, component) : "MDd".Contains(component) ? 1 : 0;
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

        return JsonataValue.Of(Millis(values));
    }

    private static double Millis(Dictionary<char, double> values)
    {
        double Part(char component) => values.GetValueOrDefault(component);
        var hours = values.ContainsKey('h') ? (Part('h') % 12) + (12 * Part('P')) : Part('H');
        try
        {
            var day = values.ContainsKey('d')
                ? new DateTimeOffset((int)Part('Y'), 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(Part('d') - 1)
                : new DateTimeOffset((int)Part('Y'), (int)Part('M'), 1, 0, 0, 0, TimeSpan.Zero).AddDays(Part('D') - 1);
            var minutes = (hours * 60) + Part('m') - Part('Z') - Part('z');
            return day.AddMinutes(minutes).AddSeconds(Part('s')).AddMilliseconds(Part('f')).ToUnixTimeMilliseconds();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new JsonataException("D3110", "There is no such time");
        }
    }
}
