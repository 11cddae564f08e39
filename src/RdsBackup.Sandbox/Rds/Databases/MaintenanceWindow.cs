using System.Globalization;

namespace RdsBackup.Sandbox.Rds;

/// <summary>A weekly window in UTC, e.g. <c>sun:08:00-sun:08:30</c>.</summary>
internal static class MaintenanceWindow
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>When the window opens next.</summary>
    internal static DateTimeOffset Next(string window, DateTimeOffset after)
    {
        var day = window.Length >= 9 ? Array.FindIndex(Days, one => window.StartsWith(one, StringComparison.OrdinalIgnoreCase)) : -1;
        if (day < 0 || !TimeOnly.TryParseExact(window.AsSpan(4, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            throw Faults.InvalidParameterValue($"The parameter PreferredMaintenanceWindow is not valid: {window}. Use ddd:hh24:mi-ddd:hh24:mi.");
        var midnight = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero);
        var next = midnight.AddDays((day - (int)midnight.DayOfWeek + 7) % 7) + time.ToTimeSpan();
        return next > after ? next : next.AddDays(7);
    }
}
