using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Removes snapshots: copies into and from them end, and the name is free only when the work is done.</summary>
internal sealed class SnapshotRemover(RdsModel model, CopyQueue queue, SnapshotEvents events, Timeline timeline, RdsSettings settings)
{
    internal void Remove(Snapshot snapshot, DateTimeOffset now)
    {
        queue.Cancel(snapshot, now);
        queue.SourceDeleted(snapshot, now);
        snapshot.Status = SnapshotStatus.Deleting;
        if (settings.Timings.DeleteSnapshot <= TimeSpan.Zero)
            Forget(snapshot, now);
        else
            timeline.At(now + settings.Timings.DeleteSnapshot, at => Forget(snapshot, at));
    }

    private void Forget(Snapshot snapshot, DateTimeOffset now)
    {
        if (!model.Holds(snapshot))
            return;
        model.In(snapshot.AccountId, snapshot.Region).Snapshots(snapshot.Kind).Remove(snapshot.Identifier);
        events.Deleted(snapshot, now);
    }
}
