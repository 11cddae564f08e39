using System.Globalization;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions of time. Time is a number of milliseconds since 1970, or text.</summary>
internal static partial class TimeFunctions
{
    private const string Iso = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";

    private static readonly TimePicture IsoPicture = TimePicture.Parse(Iso);

    public static readonly NativeFunction[] All =
    [
        new("now", "<s?s?:s>", 2, (given, evaluator) => JsonataValue.Of(Write(evaluator.Environment.Now, given[0], given[1]))) { TakesNothing = true },
        new("millis", "<:n>", 0, (_, evaluator) => JsonataValue.Of(evaluator.Environment.Now.ToUnixTimeMilliseconds())),
        new("fromMillis", "<n-s?s?:s>", 3, (given, _) => JsonataValue.Of(Write(At(given[0].Number()), given[1], given[2]))),
        new("toMillis", "<s-s?:n>", 2, (given, evaluator) => given[1] is JsonataString { Value: var picture }
            ? TimePicture.Parse(picture).Read(given[0].Text(), evaluator.Environment.Now)
            : JsonataValue.Of(Read(given[0].Text()).ToUnixTimeMilliseconds())),
    ];

    private static DateTimeOffset At(double millis) =>
        millis >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && millis <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)millis)
            : throw JsonataException.Refuse($"time {NumberText.Write(millis)}");

    private static string Write(DateTimeOffset time, JsonataValue picture, JsonataValue zone)
    {
        var offset = zone is JsonataString { Value: var given } ? Offset(given) : TimeSpan.Zero;
        var written = picture is JsonataString text ? TimePicture.Parse(text.Value) : IsoPicture;
        try
        {
            return written.Write(time.ToOffset(offset));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JsonataException.Refuse($"time {time:O} in a time zone of {offset}");
        }
    }

    // ±hhmm; for -0330 JSONata itself writes the time of another zone.
    private static TimeSpan Offset(string zone) => Zone().IsMatch(zone) && int.Parse(zone, CultureInfo.InvariantCulture) is var hoursAndMinutes
        && (hoursAndMinutes >= 0 || hoursAndMinutes % 100 == 0)
        ? new TimeSpan(hoursAndMinutes / 100, hoursAndMinutes % 100, 0)
        : throw JsonataException.Refuse($"time zone '{zone}', only offsets such as +0130, of negative ones those of whole hours");

    // Text without an offset is UTC.
    private static DateTimeOffset Read(string text)
    {
        var match = Timestamp().Match(text);
        if (!match.Success || (match.Groups["fraction"].Success && !match.Groups["hour"].Success))
            throw new JsonataException("D3110", $"Not a timestamp of ISO 8601: {text}");

        int Part(string name, int otherwise) => match.Groups[name] is { Success: true, Value: var value } ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
        try
        {
            var (month, day, hour, hours) = (Part("month", 1), Part("day", 1), Part("hour", 0), Part("hours", 0));
            // Days up to the 31st and 24:00 run into what comes after them.
            if (month == 0 || month > 12 || day == 0 || day > 31 || hours > 23 || hour > 24 || (hour == 24 && Part("minute", 0) + Part("second", 0) > 0))
                throw new JsonataException("D3110", $"There is no such time: {text}");

            var time = new DateTimeOffset(Part("year", 1), month, 1, 0, Part("minute", 0), Part("second", 0), TimeSpan.Zero).AddDays(day - 1).AddHours(hour);
            var offset = new TimeSpan(hours, Part("minutes", 0), 0);
            var milliseconds = Part("fraction", 0) == 0 ? 0 : int.Parse(match.Groups["fraction"].Value.PadRight(3, '0')[..3], CultureInfo.InvariantCulture);
            return time.AddMilliseconds(milliseconds) - (match.Groups["sign"].Value == "-" ? -offset : offset);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw JsonataException.Refuse($"time {text}, only those of the years 1 to 9999");
        }
    }

    [GeneratedRegex(
        "^(?<year>\\d{4})(-(?<month>[01]\\d))?(-(?<day>[0-3]\\d))?(T(?<hour>[0-2]\\d):(?<minute>[0-5]\\d):(?<second>[0-5]\\d))?(\\.(?<fraction>\\d{1,9})\\d*)?"
        + "(Z|(?<sign>[+-])(?<hours>[0-2]\\d):?(?<minutes>[0-5]\\d))?\\z",
        RegexOptions.ExplicitCapture | RegexOptions.ECMAScript,
        1000)]
    private static partial Regex Timestamp();

    [GeneratedRegex("^[+-]?[01][0-9][0-5][0-9]\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Zone();
}
