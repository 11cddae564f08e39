namespace RdsBackup.Core.Stacks;

/// <summary>How a stack is waited for.</summary>
public sealed record StackWait
{
    /// <summary>The time between two looks. Default: 5 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for one stack. Default: 2 hours.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(2);
}
