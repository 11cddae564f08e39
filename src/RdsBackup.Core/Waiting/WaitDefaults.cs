namespace RdsBackup.Core.Waiting;

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
