using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Coverage;

/// <summary>What can be wrong with coverage.</summary>
public static class CoverageFailures
{
    /// <summary>A database is not covered.</summary>
    /// <param name="database">Its identifier.</param>
    /// <param name="place">Where it is; null when only its name is known.</param>
    /// <param name="why">Why.</param>
    public static BackupException NotCovered(string database, Place? place, string why) => Fail(FailureKind.NotCovered, database,
        $"The database '{database}'{(place is null ? "" : $" in {place}")} is not covered: {why}.",
        "See what became of its snapshots with Get-RdsBackupActivity, and of its copies with Get-RdsBackupSnapshot -Vault; Test-RdsBackupSnapshot tells why a copy is not proven.",
        place);

    /// <summary>A policy selects no database, so there is nothing that could be covered.</summary>
    /// <param name="there">How many databases were looked at.</param>
    public static BackupException NothingSelected(int there) => Fail(FailureKind.NothingSelected, null,
        Invariant($"The policy selects none of the {there} databases in its sources, so nothing is backed up by it."),
        "Say in \"select\" which are meant: a tag that they have, as { \"tag\": { \"Failsafe\": \"True\" } }, or names, as { \"include\": [\"orders\", \"crm-*\"] }; { \"include\": [\"*\"] } means all. "
            + "-Verbose tells of each why it is left out.");
}
