using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Taking;

/// <summary>Why a snapshot is not taken.</summary>
internal static class TakeFailures
{
    public static BackupException SnapshotNameTaken(string name, Place place) => Fail(FailureKind.TargetNameTaken, name,
        $"A snapshot named '{name}' is already in {place}.", "Nothing was changed. Choose another name, or none: then the name says database and time. If it is the one that was begun before, wait for it by that name.", place);
}
