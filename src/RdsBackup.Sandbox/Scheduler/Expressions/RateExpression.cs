using System.Globalization;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary><c>rate(6 hours)</c>: at once, then again and again after so much time. A day has 24 hours in whatever zone.</summary>
internal sealed partial class RateExpression : IScheduleExpression
{
    private readonly TimeSpan period;

    private RateExpression(TimeSpan period) => this.period = period;

    /// <summary>Reads a rate; null when it is none.</summary>
    public static RateExpression? TryParse(string text)
    {
        if (Form().Match(text) is not { Success: true } match
            || !int.TryParse(match.Groups["value"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
            return null;

        return new RateExpression(match.Groups["unit"].Value switch
        {
            "minute" => TimeSpan.FromMinutes(value),
            "hour" => TimeSpan.FromHours(value),
            _ => TimeSpan.FromDays(value),
        });
    }

    public DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset start, TimeZoneInfo zone) =>
        after < start ? start : start + (period * (((after - start).Ticks / period.Ticks) + 1));

    [GeneratedRegex(@"^rate\((?<value>[0-9]{1,6}) +(?<unit>minute|hour|day)s?\)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
