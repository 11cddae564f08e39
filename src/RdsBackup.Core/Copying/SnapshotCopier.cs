using System.Collections.Concurrent;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Copying;

/// <summary>
/// Makes copies, each at most once: the copy's name is derived from its source, so a copy that is there already, from a run that died or a doubled event, is
/// found and gone on with.
/// </summary>
public sealed class SnapshotCopier
{
    private readonly CopyOptions options;
    private readonly SnapshotWaiters waiters;
    private readonly ConcurrentDictionary<(Place, SnapshotKind), Slots> slots = new();

    /// <summary>Makes a copier; those that share one also share their waiting.</summary>
    public SnapshotCopier(CopyOptions options, WaitOptions wait)
    {
        this.options = options;
        waiters = new SnapshotWaiters(wait);
    }

    /// <summary>Makes a copy and waits until it is available.</summary>
    /// <param name="step">The copy.</param>
    /// <param name="progress">Told when the copy is begun and at each look.</param>
    /// <param name="cancellation">Ends the wait; a copy that AWS has begun goes on.</param>
    /// <exception cref="BackupException">The copy cannot be made, failed, or took longer than the wait's time-out.</exception>
    public async Task<Snapshot> CopyAsync(CopyStep step, Action<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        using var slot = await SlotAsync(step, cancellation).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            var copy = await BeginAsync(step, cancellation).ConfigureAwait(false);
            progress?.Invoke(new SnapshotProgress(copy, null));
            var done = await waiters.UntilDoneAsync(step.Destination, copy, progress, cancellation).ConfigureAwait(false);
            if (done is { IsAvailable: true })
                return done;
            if (attempt >= options.Attempts)
                throw Failures.CopyFailed(step.Copy, done?.Status ?? "deleted");
        }
    }

    /// <summary>Begins a copy without waiting for its end, or finds it begun.</summary>
    /// <returns>The copy: in progress, or available.</returns>
    /// <exception cref="BackupException">The copy cannot be made.</exception>
    public async Task<Snapshot> BeginAsync(CopyStep step, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await step.Destination.Rds.CopyAsync(step.Source, step.Copy.Id, step.Key?.Arn, step.OptionGroup, step.Tags, cancellation)
                    .ConfigureAwait(false);
            }
            catch (BackupException taken) when (taken.Kind == FailureKind.TargetNameTaken)
            {
                if (await LookAsync(step, cancellation).ConfigureAwait(false) is { } existing)
                    return existing;
            }
            catch (BackupException full) when (full.Kind == FailureKind.CopyQuotaExceeded)
            {
                // Full jitter, never growing: whoever waits longest must not wait longer still.
                await Pause.ForAsync(step.Destination.Access.Chance.UpTo(options.QuotaPause), step.Destination.Access.Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    // "Already exists" means: look. Null when the way is free again.
    private async Task<Snapshot?> LookAsync(CopyStep step, CancellationToken cancellation)
    {
        var existing = await step.Destination.Rds.FindAsync(step.Copy, cancellation).ConfigureAwait(false);
        if (existing is null)
            return null;
        if (!step.Lineage.IsOf(existing))
            throw Failures.TargetNameTaken(step.Copy);
        if (existing.IsAvailable || existing.IsInProgress)
            return existing;

        // Ours and failed: remove it and copy again.
        if (existing.Status != "deleting")
            await step.Destination.Rds.DeleteAsync(existing.Arn, cancellation).ConfigureAwait(false);
        await waiters.UntilGoneAsync(step.Destination, existing, cancellation).ConfigureAwait(false);
        return null;
    }

    private async Task<IDisposable?> SlotAsync(CopyStep step, CancellationToken cancellation)
    {
        if (!step.CrossesRegions && !options.CountSameRegion)
            return null;
        var count = step.Source.Kind == SnapshotKind.Cluster ? options.ClusterCopiesPerRegion : options.InstanceCopiesPerRegion;
        return await slots.GetOrAdd((step.Destination.Place, step.Source.Kind), _ => new Slots(count)).TakeAsync(cancellation).ConfigureAwait(false);
    }
}
