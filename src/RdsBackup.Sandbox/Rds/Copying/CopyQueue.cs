using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The copies in progress: they run beside each other, those of one database one after the other.</summary>
internal sealed class CopyQueue(RdsModel model, KeyRules keys, SnapshotEvents events, Timeline timeline, RdsSettings settings)
{
    private readonly List<CopyInFlight> inFlight = [];

    internal IEnumerable<CopyInFlight> To(SnapshotKind kind, string accountId, string region) =>
        inFlight.Where(copy => copy.Target.Kind == kind && copy.Target.AccountId == accountId && copy.Target.Region == region);

    internal void Add(CopyInFlight copy, DateTimeOffset now)
    {
        inFlight.Add(copy);
        StartNext(copy.Line, now);
    }

    /// <summary>Ends the copy into a target that is deleted.</summary>
    internal void Cancel(Snapshot target, DateTimeOffset now)
    {
        if (inFlight.Find(copy => copy.Target == target) is not { } found)
            return;
        events.CopyCancelled(found, now);
        Leave(found, now);
    }

    /// <summary>A copy whose source goes away before it is done fails.</summary>
    internal void SourceDeleted(Snapshot source, DateTimeOffset now)
    {
        foreach (var copy in inFlight.Where(copy => copy.Source == source).ToArray())
            End(copy, SnapshotStatus.Failed, now);
    }

    internal bool IsTarget(Snapshot snapshot) => inFlight.Exists(copy => copy.Target == snapshot);

    private void StartNext((string, string, string) line, DateTimeOffset now)
    {
        if (inFlight.Exists(copy => copy.Line == line && copy.Runs) || inFlight.Find(copy => copy.Line == line) is not { } next)
            return;
        var duration = settings.Timings.ForCopy(next.Target.Image.AllocatedStorage, next.AcrossRegions, Incremental.Applies(model, next));
        next.Runs = true;
        next.Target.Status = next.Target.Kind == SnapshotKind.Cluster ? SnapshotStatus.Copying : SnapshotStatus.Creating;
        next.Target.Progress = new Progress(now, now + duration);
        timeline.At(now + (next.Fails ? duration / 2 : duration), at => Finish(next, at));
        events.CopyStarted(next, now);
    }

    private void Finish(CopyInFlight copy, DateTimeOffset now)
    {
        if (!inFlight.Contains(copy))
            return;
        var holds = !copy.Fails && keys.StillUsable(copy.Source.Image.KmsKeyId) && keys.StillUsable(copy.Target.Image.KmsKeyId);
        End(copy, holds ? SnapshotStatus.Available : SnapshotStatus.Failed, now);
    }

    private void End(CopyInFlight copy, string status, DateTimeOffset now)
    {
        copy.Target.Status = status;
        if (copy.Target.IsAvailable)
            events.CopyFinished(copy, now);
        Leave(copy, now);
    }

    private void Leave(CopyInFlight copy, DateTimeOffset now)
    {
        inFlight.Remove(copy);
        StartNext(copy.Line, now);
    }
}
