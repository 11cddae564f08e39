using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Proving;

/// <summary>What is no backup.</summary>
internal static class ProofFailures
{
    public static BackupException NoCopy(string database, Place place, bool vault, bool available) => Fail(FailureKind.NoCopy, database,
        $"No {(available ? "available " : "")}{(vault ? "vault copy" : "copy")} of a database '{database}' is in {place}.",
        "Check name, region and account: vault copies lie in the backup account, recovery copies in the recovery region of the database's own.", place);

    public static BackupException NotProven(SnapshotArn copy, IEnumerable<string> failed) => Fail(FailureKind.NotProven, copy.Id,
        $"The copy '{copy.Id}' in {copy.Place} is not proven: {string.Join("; ", failed)}.",
        "Do not rely on this copy. Mend what the check names, then run it again.", copy.Place);
}
