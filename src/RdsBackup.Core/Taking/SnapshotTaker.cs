using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Taking;

/// <summary>Takes manual snapshots of databases.</summary>
public static class SnapshotTaker
{
    /// <summary>Begins a snapshot without waiting for its end.</summary>
    /// <exception cref="BackupException">AWS refuses: the name is taken, the database is busy, the region holds as many snapshots as it may.</exception>
    public static async Task<Snapshot> BeginAsync(TakeStep step, CancellationToken cancellation)
    {
        try
        {
            return await step.Owner.Of<RdsGateway>().CreateSnapshotAsync(step.Database.Kind, step.Database.Id, step.Name, step.Tags, cancellation).ConfigureAwait(false);
        }
        catch (BackupException taken) when (taken.Kind == FailureKind.TargetNameTaken)
        {
            // A name that says database and second is ours: the answer to a first try was lost.
            var found = step.IsNamed ? [] : await step.Owner.Of<RdsGateway>().ByIdAsync(step.Database.Kind, [step.Name], cancellation).ConfigureAwait(false);
            return found is [var snapshot] && snapshot.Database == step.Database.Id ? snapshot : throw TakeFailures.SnapshotNameTaken(step.Name, step.Database.Place);
        }
    }
}
