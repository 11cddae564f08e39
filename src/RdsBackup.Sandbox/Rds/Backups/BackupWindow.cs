using System.Globalization;

namespace RdsBackup.Sandbox.Rds;

/// <summary>A daily window in UTC, e.g. <c>23:45-00:15</c>; at least half an hour.</summary>
internal sealed record BackupWindow(TimeOnly From, TimeOnly To)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    internal static BackupWindow Parse(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && Read(parts[0]) is { } from && Read(parts[1]) is { } to && to - from >= Shortest
            ? new BackupWindow(from, to)
            : throw Faults.InvalidParameterValue(
                $"The parameter PreferredBackupWindow is not valid: {text}. It must be in the format hh24:mi-hh24:mi and at least 30 minutes long.");
    }

    /// <summary>When a database's next automated snapshot is taken: a fixed minute of the window, spread over the databases by their names.</summary>
    internal DateTimeOffset NextFor(string identifier, DateTimeOffset after)
    {
        var minutes = (int)(To - From).TotalMinutes;
        var minute = identifier.Aggregate(17, (sum, letter) => ((sum * 31) + letter) % minutes);
        var today = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero) + From.ToTimeSpan() + TimeSpan.FromMinutes(minute);
        return today > after ? today : today.AddDays(1);
    }

    private static TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
