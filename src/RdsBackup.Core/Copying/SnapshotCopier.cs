using System.Collections.Concurrent;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Copying;

/// <summary>
/// Makes copies, each at most once: the copy's name is derived from its source, so a copy that is there already, from a run that died or a doubled event, is
/// found and gone on with.
/// </summary>
public sealed class SnapshotCopier
{
    private static readonly FailureKind[] MayBeTheOneStep =
        [FailureKind.Refused, FailureKind.SnapshotNotFound, FailureKind.KeyMissing, FailureKind.KeyNotAccessible, FailureKind.AccessDenied];

    private readonly CopyOptions options;
    private readonly WaitOptions wait;
    private readonly SnapshotWaiters waiters;
    private readonly ConcurrentDictionary<(Place, SnapshotKind), Slots> slots = new();

    /// <summary>Makes a copier; those that share one also share their waiting.</summary>
    public SnapshotCopier(CopyOptions options, WaitOptions wait)
    {
        this.options = options;
        this.wait = wait;
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
                return Usable(step, done);
            if (attempt >= options.Attempts)
                throw CopyFailures.CopyFailed(step.Copy, done?.Status ?? "deleted");
        }
    }

    /// <summary>The copy, when it is there already and complete; null when there is something left to do.</summary>
    /// <exception cref="BackupException">What is there is not our copy of this source, or is under another key.</exception>
    public static async Task<Snapshot?> FindDoneAsync(CopyStep step, CancellationToken cancellation)
    {
        var there = await step.Destination.Of<RdsGateway>().FindAsync(step.Copy, cancellation).ConfigureAwait(false);
        return there is { IsAvailable: true } ? Usable(step, there) : null;
    }

    /// <summary>Begins a copy without waiting for its end, or finds it begun.</summary>
    /// <returns>The copy: in progress, or available.</returns>
    /// <exception cref="BackupException">The copy cannot be made, or others fill the quota for as long as the wait's time-out.</exception>
    public async Task<Snapshot> BeginAsync(CopyStep step, CancellationToken cancellation)
    {
        try
        {
            return await BeginWithOptionsAsync(step, cancellation).ConfigureAwait(false);
        }
        catch (BackupException refused) when (step.IsOneStep && MayBeTheOneStep.Contains(refused.Kind))
        {
            throw CopyFailures.OneStepRefused(refused, step.Destination.Region);
        }
    }

    // A backup is not lost for want of an option group: the copy takes the default one where AWS lets it, and its tags tell which it should have.
    private async Task<Snapshot> BeginWithOptionsAsync(CopyStep step, CancellationToken cancellation)
    {
        try
        {
            return await BeginUntilFreeAsync(step, cancellation).ConfigureAwait(false);
        }
        catch (BackupException refused) when (refused.Kind == FailureKind.Refused && step.CanCopyOptionGroup)
        {
            // For a time zone file upgrade or label security AWS insists on the options that the source has.
            return await BeginWithCopiedOptionsAsync(step, refused, cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.OptionGroupNotFound && !step.NeedsOptionGroup)
        {
            try
            {
                return await BeginUntilFreeAsync(step with { OptionGroup = null }, cancellation).ConfigureAwait(false);
            }
            catch (BackupException insists) when (insists.Kind == FailureKind.Refused)
            {
                throw CopyFailures.OptionGroupNeeded(missing, insists);
            }
        }
    }

    private async Task<Snapshot> BeginWithCopiedOptionsAsync(CopyStep step, BackupException refused, CancellationToken cancellation)
    {
        try
        {
            return await BeginUntilFreeAsync(step with { CopiesOptionGroup = true }, cancellation).ConfigureAwait(false);
        }
        catch (BackupException again) when (again.Kind == FailureKind.Refused)
        {
            throw CopyFailures.OptionGroupNotCopied(refused, again);
        }
    }

    private async Task<Snapshot> BeginUntilFreeAsync(CopyStep step, CancellationToken cancellation)
    {
        var access = step.Destination.Access;
        var end = access.Clock.GetUtcNow() + wait.Timeout;
        while (true)
        {
            TimeSpan pause;
            await DemandSameAsync(step, cancellation).ConfigureAwait(false);
            try
            {
                var copy = await step.Destination.Of<RdsGateway>().CopyAsync(step.OrderAt(access.Clock.GetUtcNow()), cancellation).ConfigureAwait(false);
                // The call may have gone through late, and what AWS tells of a cluster's copy cannot say of which of the two it is.
                if (step.Source.Kind == SnapshotKind.Cluster)
                    await DemandSameAsync(step, cancellation).ConfigureAwait(false);
                return copy;
            }
            catch (BackupException taken) when (taken.Kind == FailureKind.TargetNameTaken)
            {
                if (await LookAsync(step, cancellation).ConfigureAwait(false) is { } existing)
                    return existing;
                if (access.Clock.GetUtcNow() >= end)
                    throw;
                // AWS may hold a name for a while after it no longer lists it.
                pause = wait.Interval;
            }
            catch (BackupException full) when (full.Kind == FailureKind.CopyQuotaExceeded && access.Clock.GetUtcNow() < end)
            {
                // Full jitter, never growing: whoever waits longest must not wait longer still.
                pause = access.Chance.UpTo(options.QuotaPause);
            }
            catch (BackupException full) when (full.Kind == FailureKind.SnapshotQuotaExceeded)
            {
                throw CopyFailures.RegionFull(full, await QuotaAsync(step, cancellation).ConfigureAwait(false));
            }
            catch (BackupException gone) when (gone.Kind == FailureKind.SnapshotNotFound)
            {
                // The source may be gone, or no longer shared, because another run is done with it.
                if (await step.Destination.Of<RdsGateway>().FindAsync(step.Copy, cancellation).ConfigureAwait(false) is { } copy
                    && step.Lineage.IsOf(copy) && (copy.IsAvailable || copy.IsInProgress))
                {
                    return Usable(step, copy);
                }

                throw;
            }

            await Pause.ForAsync(pause, access.Clock, cancellation).ConfigureAwait(false);
        }
    }

    private static Snapshot Usable(CopyStep step, Snapshot existing)
    {
        if (step.Lineage.IsOf(existing) && (existing.KmsKeyArn ?? ProofExpectation.NoKey) != step.Expected.Key)
            throw CopyFailures.CopyUnderOtherKey(step.Copy, existing.KmsKeyArn, step.Expected.Key);
        return existing.IsAvailable ? Judged(step, existing) : existing;
    }

    // What is called our copy is one by AWS's word too: tags and name can be had by anybody who may write there.
    private static Snapshot Judged(CopyStep step, Snapshot copy)
    {
        if (!step.Lineage.IsOf(copy))
            throw CopyFailures.TargetNameTaken(step.Copy);
        var failed = SnapshotProver.Facts(copy, step.Expected).Where(check => !check.Holds).ToList();
        return failed.Count == 0 ? copy : throw CopyFailures.NotCopyOf(step.Lineage, step.Copy, failed);
    }

    // A manual snapshot's name may be used again for other data while its copy waits. What was made since then is a snapshot of its own.
    private static async Task DemandSameAsync(CopyStep step, CancellationToken cancellation)
    {
        if (step.Owner is not { } owner || step.Source != step.Lineage.Source || step.Source.Id.StartsWith("rds:", StringComparison.Ordinal))
            return;
        // One that is still being taken has no time yet.
        if (await owner.Of<RdsGateway>().FindAsync(step.Source, cancellation).ConfigureAwait(false) is { } now
            && !(now.DataTime is { } time && step.Lineage.IsOfTime(time)))
        {
            throw CopyFailures.SnapshotReplaced(step.Lineage, now.DataTime);
        }
    }

    // "Already exists" means: look. Null when the way is free again, or soon.
    private async Task<Snapshot?> LookAsync(CopyStep step, CancellationToken cancellation)
    {
        var existing = await step.Destination.Of<RdsGateway>().FindAsync(step.Copy, cancellation).ConfigureAwait(false);
        if (existing is null)
            return null;
        // AWS need not show the tags of what it is still making: then it is judged when it is done.
        if (existing.IsInProgress && !existing.Tags.ContainsKey(CopyTags.SourceArn))
            return existing;
        if (!step.Lineage.IsOf(existing))
            throw CopyFailures.TargetNameTaken(step.Copy);
        if (existing.IsAvailable || existing.IsInProgress)
            return Usable(step, existing);

        // Ours and failed: remove it and copy again.
        if (existing.Status != "deleting" && !await DeleteAsync(step.Destination, existing, cancellation).ConfigureAwait(false))
            return null;
        await waiters.UntilGoneAsync(step.Destination, existing, cancellation).ConfigureAwait(false);
        return null;
    }

    // False when it is gone or going already: another run does the same, or an answer was lost.
    private static async Task<bool> DeleteAsync(Target target, Snapshot failed, CancellationToken cancellation)
    {
        try
        {
            await target.Of<RdsGateway>().DeleteAsync(failed.Arn, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (BackupException going) when (going.Kind is FailureKind.SnapshotNotFound or FailureKind.SnapshotNotAvailable)
        {
            return false;
        }
        catch (BackupException denied) when (denied.Kind == FailureKind.AccessDenied)
        {
            throw CopyFailures.FailedCopyInTheWay(denied, failed.Arn);
        }
    }

    private static async Task<Quota?> QuotaAsync(CopyStep step, CancellationToken cancellation)
    {
        try
        {
            return (await step.Destination.Of<RdsGateway>().ManualSnapshotsAsync(cancellation).ConfigureAwait(false)).GetValueOrDefault(step.Source.Kind);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            return null;
        }
    }

    private async Task<IDisposable?> SlotAsync(CopyStep step, CancellationToken cancellation)
    {
        if (!step.CrossesRegions && !options.CountSameRegion)
            return null;
        var count = step.Source.Kind == SnapshotKind.Cluster ? options.ClusterCopiesPerRegion : options.InstanceCopiesPerRegion;
        return await slots.GetOrAdd((step.Destination.Place, step.Source.Kind), _ => new Slots(count)).TakeAsync(cancellation).ConfigureAwait(false);
    }
}
