namespace RdsBackup.Aws.Runtime;

/// <summary>The JSON protocols' timestamps: seconds since 1970 in UTC, with milliseconds behind the point.</summary>
internal static class EpochSeconds
{
    public static decimal Of(DateTime time) => (time.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond / 1000m;

    public static DateTime ToTime(decimal seconds) => DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
