using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>Makes the failures that each room words: one line of cause, one of advice, and the place.</summary>
internal static class Failing
{
    /// <summary>The failure.</summary>
    public static BackupException Fail(
        FailureKind kind, string? subject, string message, string advice, Place? place = null, KeySide? key = null, Exception? cause = null) => new(new Failure
        {
            Kind = kind,
            Subject = subject,
            Message = message,
            Advice = advice,
            AccountId = place?.AccountId,
            Region = place?.Region,
            Key = key,
        }, cause);
}
