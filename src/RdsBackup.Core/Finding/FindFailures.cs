using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Finding;

/// <summary>What is not there.</summary>
internal static class FindFailures
{
    public static BackupException SnapshotNotFound(SnapshotArn arn) => SnapshotNotFound(arn.Id, arn.Place);

    public static BackupException SnapshotNotFound(string id, Place place) => Fail(FailureKind.SnapshotNotFound, id,
        $"Snapshot '{id}' does not exist in {place}.", "List what is there; an automated snapshot ends with its retention period.", place);

    public static BackupException DatabaseNotFound(string id, Place place) => Fail(FailureKind.DatabaseNotFound, id,
        $"Database '{id}' does not exist in {place}.", "Check name, region and account.", place);

    public static BackupException NoSnapshot(Database database, string? type) => Fail(FailureKind.NoSnapshot, database.Id,
        $"Database '{database.Id}' in {database.Place} has no available snapshot{(type is null ? "" : $" of type '{type}'")}.",
        "Take one, or turn automated backups on (a backup retention period of at least one day).", database.Place);
}
