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
    private readonly Dictionary<object, State> items = [];

    /// <summary>The batch of a cmdlet, by the clock of what it talks to.</summary>
    public static Batch For(CallerSession caller, string activity) =>
        new(activity, caller.Sandbox?.Access.Clock ?? TimeProvider.System, caller.Sandbox?.Speed ?? 1);

    /// <summary>Shows work on a snapshot while it lasts, and tells its state changes.</summary>
    /// <param name="item">What users call the item: short, for the bar is one line.</param>
    /// <param name="console">Where it shows.</param>
    /// <param name="work">The work; what it hands over is each look at the item.</param>
    public Task<T> ShowAsync<T>(string item, IRdsConsole console, Func<Action<SnapshotProgress>, Task<T>> work) => ShowAsync(item, console, work, seen =>
        new BatchLook(seen.Snapshot.PercentProgress, seen.ExpectedEnd, elapsed => new BackupEvent(
            "SnapshotStatus", $"{seen.Snapshot.Arn.Id} in {seen.Snapshot.Arn.Place} is {seen.Snapshot.Status}.", seen.Snapshot.Arn.ToString(), seen.Snapshot.Arn.Place, elapsed)));

    /// <summary>Shows work on an item while it lasts, and tells what is new of it.</summary>
    /// <param name="item">What users call the item: short, for the bar is one line.</param>
    /// <param name="console">Where it shows.</param>
    /// <param name="work">The work; what it hands over is each look at the item.</param>
    /// <param name="read">What a look says.</param>
    public async Task<T> ShowAsync<TSeen, T>(string item, IRdsConsole console, Func<Action<TSeen>, Task<T>> work, Func<TSeen, BatchLook> read)
    {
        // Two snapshots of one database are two items.
        var key = new object();
        Change(new State(item, 0, null, false));
        var last = "";
        var began = clock.GetUtcNow();
        try
        {
            return await work(Look).ConfigureAwait(false);
        }
        finally
        {
            Change(new State(item, 100, null, true));
        }

        void Look(TSeen seen)
        {
            var look = read(seen);
            Change(new State(item, look.Percent, look.End, false));
            var news = look.News(clock.GetUtcNow() - began);
            if (last == news.ToString())
                return;
            last = news.ToString();
            console.Tell(news);
        }

        void Change(State state)
        {
            ProgressRecord bar;
            lock (gate)
            {
                items[key] = state;
                bar = Bar();
            }

            console.WriteProgress(bar);
        }
    }

    private ProgressRecord Bar()
    {
        var done = items.Values.Count(state => state.Done);
        var open = items.Values.Where(state => !state.Done).ToList();
        var bar = new ProgressRecord(activityId, activity, Invariant($"{done} of {items.Count} done, {open.Count} in progress"))
        {
            PercentComplete = (int)items.Values.Average(state => state.Percent),
        };
        if (open.Count == 0)
            return bar;

        // Slowest is what is expected to end last; while nothing tells, what has come least far.
        var slowest = open.OrderByDescending(state => state.End ?? DateTimeOffset.MinValue).ThenBy(state => state.Percent).First();
        bar.StatusDescription += Invariant($"; slowest: {slowest.Name}, {slowest.Percent} %");
        if (open.All(state => state.End is not null) && slowest.End is { } end)
        {
            bar.StatusDescription += Invariant($", expected end {end.ToLocalTime():HH:mm}");
            bar.SecondsRemaining = (int)Math.Max(0, (end - clock.GetUtcNow()).TotalSeconds / speed);
        }

        return bar;
    }

    private sealed record State(string Name, int Percent, DateTimeOffset? End, bool Done);
}

/// <summary>What a look at an item says.</summary>
/// <param name="Percent">How far it has come.</param>
/// <param name="End">When it is expected to be done; null while nothing tells.</param>
/// <param name="News">What is told, with the time it has taken, when its sentence is another one than before.</param>
internal sealed record BatchLook(int Percent, DateTimeOffset? End, Func<TimeSpan, BackupEvent> News);
