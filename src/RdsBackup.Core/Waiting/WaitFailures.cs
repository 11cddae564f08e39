using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Waiting;

/// <summary>What a wait can end with.</summary>
internal static class WaitFailures
{
    public static BackupException SnapshotFailed(SnapshotArn arn, string status) => Fail(FailureKind.SnapshotFailed, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} ended as '{status}'.", "Look at the RDS events of that region for the reason, then make it again.", arn.Place);

    // One call looked for many: each of them is told under its own name.
    public static BackupException About(SnapshotArn arn, BackupException met) => new(met.Failure with
    {
        Subject = arn.Id,
        Message = $"'{arn.Id}': {met.Failure.Message}",
    }, met);

    public static BackupException TimedOut(string subject, Place place, TimeSpan limit) => Fail(FailureKind.TimedOut, subject,
        $"'{subject}' in {place} was not ready within {limit}.",
        "The work goes on inside AWS: run the same again to go on waiting. Nothing is copied twice.", place);
}
