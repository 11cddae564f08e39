namespace RdsBackup.Core.Snapshots;

/// <summary>The defaults, named once: the build writes them into the state machines too.</summary>
public static class SnapshotDefaults
{
    /// <summary>5 minutes: how far the clock of whoever asks for a copy may be from AWS's own, which refuses calls beyond that.</summary>
    public const int ClocksDifferMilliseconds = 300000;
}
