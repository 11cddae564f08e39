using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>How a stack is waited for.</summary>
public sealed record StackWait
{
    /// <summary>The time between two looks. Default: 5 seconds.</summary>
    public TimeSpan Interval { get; init => field = Demand.Positive(value, nameof(Interval)); } = StackDefaults.Interval;

    /// <summary>How long to wait for one stack. Default: 2 hours.</summary>
    public TimeSpan Timeout { get; init => field = Demand.NotNegative(value, nameof(Timeout)); } = StackDefaults.Timeout;
}
