using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Sharing;

/// <summary>What AWS lets be shared (RDS user guide, "Sharing a DB snapshot").</summary>
public static class SharingRules
{
    /// <summary>Why a snapshot cannot be shared with other accounts; null when it can.</summary>
    /// <param name="snapshot">The snapshot, as its owner sees it.</param>
    /// <param name="key">The key it is encrypted under; null when it is not encrypted, or the key could not be read: then AWS judges.</param>
    public static BackupException? WhyNot(Snapshot snapshot, KeyDescription? key) =>
        SnapshotRules.WhyNotShared(snapshot)
        ?? (snapshot.Type != "manual" ? ShareFailures.SnapshotNotShareable(snapshot.Arn, snapshot.Type)
        : key is { IsAwsManaged: true } ? ShareFailures.DefaultKeyNotShareable(snapshot.Arn)
        : !snapshot.IsAvailable ? SnapshotFailures.SnapshotNotAvailable(snapshot.Arn, snapshot.Status)
        : null);
}
