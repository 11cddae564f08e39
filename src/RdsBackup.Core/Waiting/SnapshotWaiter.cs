using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;

namespace RdsBackup.Core.Waiting;

/// <summary>
/// Waits for any number of snapshots of one account and region with one look for all: a describe call per 100 snapshots of a kind, asked by identifier.
/// It looks only while somebody waits.
/// </summary>
internal sealed class SnapshotWaiter(Target target, WaitOptions options)
{
    // A snapshot just begun may not show at once: only a second miss means that it is gone.
    private const int MissesThatMeanGone = 2;

    private readonly object gate = new();
    private readonly List<Ticket> tickets = [];
    private Pause? pause;
    private CancellationTokenSource? underWay;
    private DateTimeOffset lastLook = DateTimeOffset.MinValue;
    private bool looking;

    private TimeProvider Clock => target.Access.Clock;

    /// <summary>Waits until a snapshot is no longer in progress. Null when it is gone.</summary>
    /// <param name="begun">The snapshot as it was last seen.</param>
    /// <param name="progress">Told at each look.</param>
    /// <param name="cancellation">Ends the wait, not the work inside AWS.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.TimedOut"/>, or what a look met.</exception>
    public Task<Snapshot?> UntilDoneAsync(Snapshot begun, Action<SnapshotProgress>? progress, CancellationToken cancellation) =>
        begun.IsInProgress ? WaitAsync(begun, seen => !seen.IsInProgress, MissesThatMeanGone, progress, cancellation) : Task.FromResult<Snapshot?>(begun);

    /// <summary>Waits until a snapshot that is being deleted is gone.</summary>
    public Task UntilGoneAsync(Snapshot deleting, CancellationToken cancellation) =>
        WaitAsync(deleting, _ => false, 1, null, cancellation);

    private async Task<Snapshot?> WaitAsync(
        Snapshot begun, Func<Snapshot, bool> settled, int missesAllowed, Action<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var ticket = new Ticket(begun, settled, missesAllowed, progress, now, now + options.Timeout);
        bool first;
        lock (gate)
        {
            tickets.Add(ticket);
            first = !looking;
            looking = true;
        }

        if (first)
            _ = LookWhileAnybodyWaitsAsync();
        else
            Wake();
        using var registration = cancellation.Register(() =>
        {
            Remove(ticket);
            ticket.Done.TrySetCanceled(cancellation);
        });
        return await ticket.Done.Task.ConfigureAwait(false);
    }

    private async Task LookWhileAnybodyWaitsAsync()
    {
        while (true)
        {
            Ticket[] waiting;
            Pause? untilNext = null;
            lock (gate)
            {
                waiting = [.. tickets];
                looking = waiting.Length > 0;
                if (!looking)
                    return;
                var rest = NextLook(waiting) - Clock.GetUtcNow();
                if (rest > TimeSpan.Zero)
                    pause = untilNext = new Pause(rest, Clock);
            }

            if (untilNext is not null)
            {
                using (untilNext)
                    await untilNext.Over.ConfigureAwait(false);
                continue;
            }

            lastLook = Clock.GetUtcNow();
            // Not disposed of: whoever stops waiting may be about to cancel it, and it holds no timer.
            var look = new CancellationTokenSource();
            lock (gate)
                underWay = look;
            foreach (var page in waiting.GroupBy(ticket => ticket.Arn.Kind).SelectMany(kind => kind.Chunk(RdsGateway.PageSize)))
                await LookAsync(page, look.Token).ConfigureAwait(false);
            lock (gate)
                underWay = null;
            foreach (var late in waiting.Where(ticket => ticket.Deadline <= lastLook))
                Settle(late, () => late.Done.TrySetException(WaitFailures.TimedOut(late.Arn.Id, target.Place, options.Timeout)));
        }
    }

    private async Task LookAsync(Ticket[] page, CancellationToken nobodyWaits)
    {
        try
        {
            var found = (await target.Of<RdsGateway>().ByIdAsync(page[0].Arn.Kind, [.. page.Select(ticket => ticket.Arn.Id)], nobodyWaits).ConfigureAwait(false))
                .ToDictionary(snapshot => snapshot.Arn.Id, StringComparer.Ordinal);
            var now = Clock.GetUtcNow();
            foreach (var ticket in page)
            {
                if (ticket.See(found.GetValueOrDefault(ticket.Arn.Id), now))
                    Settle(ticket, () => ticket.Done.TrySetResult(ticket.LastSeen));
            }
        }
        catch (Exception fault)
        {
            foreach (var ticket in page)
                Settle(ticket, () => ticket.Done.TrySetException(fault is BackupException met ? WaitFailures.About(ticket.Arn, met) : fault));
        }
    }

    private DateTimeOffset NextLook(Ticket[] waiting)
    {
        var next = waiting.Min(ticket => ticket.NextLook(options));
        return next < lastLook + options.Interval ? lastLook + options.Interval : next;
    }

    private void Settle(Ticket ticket, Action complete)
    {
        Remove(ticket);
        complete();
    }

    private void Remove(Ticket ticket)
    {
        CancellationTokenSource? useless;
        lock (gate)
        {
            if (!tickets.Remove(ticket) || tickets.Count > 0)
                return;
            useless = underWay;
        }

        useless?.Cancel();
        Wake();
    }

    private void Wake()
    {
        Pause? sleeping;
        lock (gate)
            sleeping = pause;
        sleeping?.End();
    }

    private sealed class Ticket(
        Snapshot begun, Func<Snapshot, bool> settled, int missesAllowed, Action<SnapshotProgress>? progress, DateTimeOffset began, DateTimeOffset deadline)
    {
        private int misses;
        private DateTimeOffset? seenAt;
        private Snapshot? seen = begun;

        // Continuations run where the look ends: a simulation orders them.
        public TaskCompletionSource<Snapshot?> Done { get; } = new();

        public SnapshotArn Arn { get; } = begun.Arn;

        public Snapshot? LastSeen => seen;

        public DateTimeOffset Deadline => deadline;

        public DateTimeOffset NextLook(WaitOptions options)
        {
            var last = seenAt ?? began;
            var next = last + PollSchedule.Next(last - began, seen?.PercentProgress ?? 0, options);
            return next < deadline ? next : deadline;
        }

        /// <summary>Takes what a look found; true when the wait is over.</summary>
        public bool See(Snapshot? found, DateTimeOffset now)
        {
            seenAt = now;
            misses = found is null ? misses + 1 : 0;
            if (found is null)
            {
                if (misses < missesAllowed)
                    return false;
                seen = null;
                return true;
            }

            seen = found;
            progress?.Invoke(new SnapshotProgress(found, PollSchedule.Rest(now - began, found.PercentProgress) is { } rest ? now + rest : null));
            return settled(found);
        }
    }
}

/// <summary>What a look at a snapshot in progress tells.</summary>
/// <param name="Snapshot">The snapshot as seen.</param>
/// <param name="ExpectedEnd">When it is expected to be done; null while nothing tells.</param>
public sealed record SnapshotProgress(Snapshot Snapshot, DateTimeOffset? ExpectedEnd);
