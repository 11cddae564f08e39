using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Waiting;

/// <summary>How to wait.</summary>
public sealed record WaitOptions
{
    /// <summary>The shortest time between two looks. Default: 30 seconds.</summary>
    public TimeSpan Interval { get; init => field = Demand.Positive(value, nameof(Interval)); } = WaitDefaults.Interval;

    /// <summary>The longest time between two looks, when the end is far. Default: 5 minutes.</summary>
    public TimeSpan LongestInterval { get; init => field = Demand.Positive(value, nameof(LongestInterval)); } = WaitDefaults.LongestInterval;

    /// <summary>How long to wait for one snapshot. Default: 24 hours.</summary>
    public TimeSpan Timeout { get; init => field = Demand.NotNegative(value, nameof(Timeout)); } = WaitDefaults.Timeout;

    /// <summary>The options for a time-out and a shortest time between two looks.</summary>
    public static WaitOptions For(TimeSpan timeout, TimeSpan interval) => new()
    {
        Timeout = timeout,
        Interval = interval,
        LongestInterval = interval > WaitDefaults.LongestInterval ? interval : WaitDefaults.LongestInterval,
    };
}
