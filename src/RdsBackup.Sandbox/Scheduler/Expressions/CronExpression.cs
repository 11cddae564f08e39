namespace RdsBackup.Sandbox.Scheduler;

/// <summary>
/// <c>cron(40 6 * * ? *)</c>: minutes, hours, day of month, month, day of week, year. One of the two days is <c>?</c>. Of the special days there are
/// <c>L</c> (the last of the month) and <c>FRI#2</c> (the second Friday).
/// </summary>
/// <remarks>A time that a change of the clock leaves out is left out; one that it repeats comes once (user guide, "Daylight savings time").</remarks>
internal sealed class CronExpression : IScheduleExpression
{
    private const int LastYear = 2199;

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField months;
    private readonly CronField years;
    private readonly Func<DateTime, bool> isDay;

    private CronExpression(CronField minutes, CronField hours, CronField months, CronField years, Func<DateTime, bool> isDay) =>
        (this.minutes, this.hours, this.months, this.years, this.isDay) = (minutes, hours, months, years, isDay);

    /// <summary>Reads an expression; null when it is none.</summary>
    public static CronExpression? TryParse(string text)
    {
        if (!text.StartsWith("cron(", StringComparison.Ordinal) || !text.EndsWith(')')
            || text["cron(".Length..^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var day, var month, var weekday, var year])
            return null;

        return CronField.TryParse(minute, 0, 59) is { } minutes
            && CronField.TryParse(hour, 0, 23) is { } hours
            && CronField.TryParse(month, 1, 12, Months) is { } months
            && CronField.TryParse(year, 1970, LastYear) is { } years
            && DayOf(day, weekday) is { } isDay
                ? new CronExpression(minutes, hours, months, years, isDay)
                : null;
    }

    public DateTimeOffset? Next(DateTimeOffset after, DateTimeOffset start, TimeZoneInfo zone)
    {
        // A moment that is the start counts.
        var floor = after < start ? start.AddTicks(-1) : after;
        var last = new DateTime(years.Last, 12, 31, 0, 0, 0, DateTimeKind.Unspecified);
        for (var date = TimeZoneInfo.ConvertTime(floor, zone).Date; date <= last; date = date.AddDays(1))
        {
            if (!years.Has(date.Year) || !months.Has(date.Month) || !isDay(date))
                continue;

            foreach (var moment in TimesOf(date, zone))
            {
                if (moment > floor)
                    return moment;
            }
        }

        return null;
    }

    private IEnumerable<DateTimeOffset> TimesOf(DateTime date, TimeZoneInfo zone) =>
        from hour in hours.Values
        from minute in minutes.Values
        let local = date.AddMinutes((hour * 60) + minute)
        where !zone.IsInvalidTime(local)
        select new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();

    private static Func<DateTime, bool>? DayOf(string day, string weekday) => (day, weekday) switch
    {
        ("?", "?") => null,
        ("L", "?") => date => date.AddDays(1).Day == 1,
        (_, "?") => CronField.TryParse(day, 1, 31) is { } days ? date => days.Has(date.Day) : null,
        ("?", _) => WeekdayOf(weekday),
        _ => null,
    };

    private static Func<DateTime, bool>? WeekdayOf(string weekday) => weekday.Split('#') switch
    {
        [var name, [>= '1' and <= '5' and var nth]] when CronField.TryParse(name, 1, 7, Days) is { } day =>
            date => day.Has((int)date.DayOfWeek + 1) && (date.Day - 1) / 7 == nth - '1',
        [[.. var name, 'L']] when CronField.TryParse(name, 1, 7, Days) is { } day =>
            date => day.Has((int)date.DayOfWeek + 1) && date.AddDays(7).Month != date.Month,
        [_] when CronField.TryParse(weekday, 1, 7, Days) is { } days => date => days.Has((int)date.DayOfWeek + 1),
        _ => null,
    };
}
