namespace RdsBackup.Core.Errors;

/// <summary>Options check themselves where they are set, not hours later where they are used.</summary>
internal static class Demand
{
    /// <summary>At least one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static int AtLeastOne(int count, string option) => count >= 1 ? count : throw Refused(option, count, "1 or more");

    /// <summary>None or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static int NotNegative(int count, string option) => count >= 0 ? count : throw Refused(option, count, "0 or more");

    /// <summary>A time, or none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static TimeSpan NotNegative(TimeSpan time, string option) => time >= TimeSpan.Zero ? time : throw Refused(option, time, "nothing or longer");

    /// <summary>A time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static TimeSpan Positive(TimeSpan time, string option) => time > TimeSpan.Zero ? time : throw Refused(option, time, "longer than nothing");

    private static ArgumentOutOfRangeException Refused(string option, object value, string rule) => new(option, value, $"{option} has to be {rule}.");
}
