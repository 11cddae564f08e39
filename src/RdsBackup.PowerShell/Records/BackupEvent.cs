using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>What an information record of this module carries: something that changed, so that logs can be filtered. As text it is the sentence that <c>-Verbose</c> shows.</summary>
public sealed class BackupEvent
{
    private readonly string message;

    internal BackupEvent(string what, string message, string? arn = null, Place? place = null, TimeSpan? duration = null)
    {
        Event = what;
        Arn = arn;
        AccountId = place?.AccountId;
        Region = place?.Region;
        Duration = duration;
        this.message = Secrets.Out(message);
    }

    /// <summary>
    /// What happened: <c>SnapshotStatus</c>, <c>SnapshotShared</c>, <c>ShareWithdrawn</c>, <c>SnapshotRemoved</c>, <c>KeyChanged</c>, <c>CopyRestarted</c>, <c>StackStatus</c> or
    /// <c>SandboxStarted</c>.
    /// </summary>
    public string Event { get; }

    /// <summary>The ARN of what it happened to; null where it has none yet.</summary>
    public string? Arn { get; }

    /// <summary>The account; null where it is none's.</summary>
    public string? AccountId { get; }

    /// <summary>The region; null where it is none's.</summary>
    public string? Region { get; }

    /// <summary>How long it has taken so far, in the time of what was waited for; null for what takes no time.</summary>
    public TimeSpan? Duration { get; }

    /// <inheritdoc/>
    public override string ToString() => message;
}
