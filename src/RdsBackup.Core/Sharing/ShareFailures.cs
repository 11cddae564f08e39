using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Sharing;

/// <summary>Why a snapshot is not shared.</summary>
internal static class ShareFailures
{
    public static BackupException SnapshotNotShareable(SnapshotArn arn, string type) => Fail(FailureKind.SnapshotNotShareable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be shared: it is of type '{type}', and only manual snapshots can.",
        "Copy it to a manual snapshot first, then share the copy.", arn.Place);

    public static BackupException DefaultKeyNotShareable(SnapshotArn arn) => Fail(FailureKind.DefaultKeyNotShareable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be shared: it is encrypted under the default key aws/rds, which no other account can use.",
        "Copy it under a customer key first, then share the copy.", arn.Place);

    public static BackupException ShareNotKept(SnapshotArn arn, string account) => Fail(FailureKind.Refused, arn.Id,
        $"AWS accepted the share of '{arn.Id}' in {arn.Place} with account {account}, and does not list it.",
        "Run it again; if it stays so, look at the snapshot's attributes.", arn.Place);
}
