namespace RdsBackup.Core.Stacks;

/// <summary>The defaults, named once.</summary>
public static class StackDefaults
{
    /// <summary>5 seconds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>2 hours.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromHours(2);

    /// <summary>12 hours: what state machines have begun takes as long as copies do.</summary>
    public static readonly TimeSpan RemovalTimeout = TimeSpan.FromHours(12);
}
