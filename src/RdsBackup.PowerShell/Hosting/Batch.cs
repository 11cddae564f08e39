using System.Management.Automation;
using RdsBackup.Core.Waiting;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>What a cmdlet has in hand, as one progress bar: done, in progress, what is slowest, when the end is expected.</summary>
/// <param name="activity">What is done, e.g. <c>Copying snapshots to us-east-2</c>.</param>
/// <param name="clock">The time of what is waited for.</param>
/// <param name="speed">Its seconds per second of wall time.</param>
internal sealed class Batch(string activity, TimeProvider clock, double speed = 1)
{
    private static int lastActivityId = 1_000;

    private readonly int activityId = Interlocked.Increment(ref lastActivityId);
    private readonly object gate = new();
    private readonly Dictionary<string, State> items = new(StringComparer.Ordinal);

    /// <summary>The batch of a cmdlet, by the clock of what it talks to.</summary>
    public static Batch For(CallerSession caller, string activity) =>
        new(activity, caller.Sandbox?.Access.Clock ?? TimeProvider.System, caller.Sandbox?.Speed ?? 1);

    /// <summary>Shows work on an item while it lasts, and tells its state changes.</summary>
    /// <param name="item">What users call the item.</param>
    /// <param name="console">Where it shows.</param>
    /// <param name="work">The work; what it hands over is each look at the item.</param>
    public async Task<T> ShowAsync<T>(string item, IRdsConsole console, Func<Action<SnapshotProgress>, Task<T>> work)
    {
        Begin(console, item);
        var last = "";
        try
        {
            return await work(Look).ConfigureAwait(false);
        }
        finally
        {
            End(console, item);
        }

        void Look(SnapshotProgress seen)
        {
            See(console, item, seen);
            if (last != seen.Snapshot.Status)
                console.Tell($"{seen.Snapshot.Arn.Id} in {seen.Snapshot.Arn.Place} is {last = seen.Snapshot.Status}.");
        }
    }

    /// <summary>An item has come into hand.</summary>
    public void Begin(IRdsConsole console, string item) => Change(console, item, new State(0, null, false));

    /// <summary>A look at an item.</summary>
    public void See(IRdsConsole console, string item, SnapshotProgress seen) =>
        Change(console, item, new State(seen.Snapshot.PercentProgress, seen.ExpectedEnd, false));

    /// <summary>An item has ended, well or not.</summary>
    public void End(IRdsConsole console, string item) => Change(console, item, new State(100, null, true));

    private void Change(IRdsConsole console, string item, State state)
    {
        ProgressRecord bar;
        lock (gate)
        {
            items[item] = state;
            bar = Bar();
        }

        console.WriteProgress(bar);
    }

    private ProgressRecord Bar()
    {
        var done = items.Values.Count(state => state.Done);
        var open = items.Where(item => !item.Value.Done).ToList();
        var bar = new ProgressRecord(activityId, activity, $"{done} of {items.Count} done, {open.Count} in progress")
        {
            PercentComplete = (int)items.Values.Average(state => state.Percent),
        };
        if (open.Count == 0)
            return bar;

        // Slowest is what is expected to end last; while nothing tells, what has come least far.
        var slowest = open.OrderByDescending(item => item.Value.End ?? DateTimeOffset.MinValue).ThenBy(item => item.Value.Percent).First();
        bar.StatusDescription += $"; slowest: {slowest.Key}, {slowest.Value.Percent} %";
        if (open.All(item => item.Value.End is not null) && slowest.Value.End is { } end)
        {
            bar.StatusDescription += $", expected end {end.ToLocalTime():HH:mm}";
            bar.SecondsRemaining = (int)Math.Max(0, (end - clock.GetUtcNow()).TotalSeconds / speed);
        }

        return bar;
    }

    private sealed record State(int Percent, DateTimeOffset? End, bool Done);
}
