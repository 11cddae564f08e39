using System.Globalization;
using RdsBackup.Sandbox.Scheduler;

namespace RdsBackup.Unit.Sandbox.Scheduler;

public sealed class ScheduleExpressionTests
{
    [Theory]
    [InlineData("cron(40 6 * * ? *)", "UTC", "2026-11-20T06:40:00Z", "2026-11-21T06:40:00Z")]
    [InlineData("cron(0/20 8-9 * * ? *)", "UTC", "2026-11-20T08:00:00Z", "2026-11-20T08:20:00Z", "2026-11-20T08:40:00Z", "2026-11-20T09:00:00Z")]
    [InlineData("cron(0 3 ? * MON-FRI *)", "UTC", "2026-11-20T03:00:00Z", "2026-11-23T03:00:00Z")]
    [InlineData("cron(0 3 ? * 7 *)", "UTC", "2026-11-21T03:00:00Z", "2026-11-28T03:00:00Z")]
    [InlineData("cron(15 4 1,15 * ? *)", "UTC", "2026-12-01T04:15:00Z", "2026-12-15T04:15:00Z", "2027-01-01T04:15:00Z")]
    [InlineData("cron(0 0 L FEB ? *)", "UTC", "2027-02-28T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("cron(0 5 ? * TUE#2 2027)", "UTC", "2027-01-12T05:00:00Z", "2027-02-09T05:00:00Z")]
    [InlineData("cron(0 5 ? * FRIL *)", "UTC", "2026-11-27T05:00:00Z", "2026-12-25T05:00:00Z")]
    [InlineData("cron(0 9 * * ? *)", "Europe/Berlin", "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z")]
    [InlineData("rate(6 hours)", "UTC", "2026-11-20T00:00:00Z", "2026-11-20T06:00:00Z", "2026-11-20T12:00:00Z")]
    [InlineData("rate(1 day)", "UTC", "2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z")]
    public void An_expression_comes_round_when_it_says(string expression, string zone, params string[] times) =>
        Assert.Equal(times.Select(Moment), Next(expression, zone, "2026-11-20T00:00:00Z", times.Length));

    [Fact]
    public void A_time_that_the_clock_leaps_over_is_left_out() => Assert.Equal(
        [Moment("2027-03-27T01:30:00Z"), Moment("2027-03-29T00:30:00Z")],
        Next("cron(30 2 * * ? *)", "Europe/Berlin", "2027-03-27T00:00:00Z", 2));

    [Fact]
    public void A_time_that_the_clock_repeats_comes_once() => Assert.Equal(
        [Moment("2026-10-25T00:30:00Z"), Moment("2026-10-26T01:30:00Z")],
        Next("cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-25T00:00:00Z", 2));

    [Fact]
    public void A_year_that_is_over_comes_no_more() => Assert.Empty(Next("cron(0 0 * * ? 2025)", "UTC", "2026-11-20T00:00:00Z", 1));

    [Theory]
    [InlineData("rate(0 hours)")]
    [InlineData("rate(6 weeks)")]
    [InlineData("rate(six hours)")]
    [InlineData("cron(0 3 * * *)")]
    [InlineData("cron(0 3 * * * *)")]
    [InlineData("cron(0 3 ? * ? *)")]
    [InlineData("cron(60 3 * * ? *)")]
    [InlineData("cron(0 3 32 * ? *)")]
    [InlineData("cron(0 3 15W * ? *)")]
    [InlineData("cron(0 3 ? * FUN *)")]
    [InlineData("cron(0 3 5-1 * ? *)")]
    [InlineData("cron(/5 3 * * ? *)")]
    [InlineData("daily")]
    public void What_is_no_expression_is_not_read(string text) =>
        Assert.True(RateExpression.TryParse(text) is null && CronExpression.TryParse(text) is null);

    private static List<DateTimeOffset> Next(string text, string zone, string from, int count)
    {
        var expression = (IScheduleExpression?)RateExpression.TryParse(text) ?? CronExpression.TryParse(text)!;
        var start = Moment(from);
        var (after, found) = (start.AddTicks(-1), new List<DateTimeOffset>());
        while (found.Count < count && expression.Next(after, start, TimeZoneInfo.FindSystemTimeZoneById(zone)) is { } next)
        {
            found.Add(next);
            after = next;
        }

        return found;
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
