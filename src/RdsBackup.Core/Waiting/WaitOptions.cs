namespace RdsBackup.Core.Waiting;

/// <summary>How to wait.</summary>
public sealed record WaitOptions
{
    /// <summary>The shortest time between two looks. Default: 30 seconds.</summary>
    public TimeSpan Interval { get; init; } = WaitDefaults.Interval;

    /// <summary>The longest time between two looks, when the end is far. Default: 5 minutes.</summary>
    public TimeSpan LongestInterval { get; init; } = WaitDefaults.LongestInterval;

    /// <summary>How long to wait for one snapshot. Default: 24 hours.</summary>
    public TimeSpan Timeout { get; init; } = WaitDefaults.Timeout;

    /// <summary>The options for a time-out and a shortest time between two looks.</summary>
    public static WaitOptions For(TimeSpan timeout, TimeSpan interval) => new()
    {
        Timeout = timeout,
        Interval = interval,
        LongestInterval = interval > WaitDefaults.LongestInterval ? interval : WaitDefaults.LongestInterval,
    };
}

/// <summary>The defaults, named once.</summary>
public static class WaitDefaults
{
    /// <summary>30 seconds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>5 minutes.</summary>
    public static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);

    /// <summary>24 hours: copies can take hours, and queue inside AWS.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromHours(24);
}
