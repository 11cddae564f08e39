using System.Management.Automation;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet that begins something with each snapshot that takes long, and can wait for its end.</summary>
public abstract class WaitingSnapshotCommand : SnapshotCommand
{
    private Batch? batch;

    /// <summary>Waits until it is done; without, the cmdlet returns what has begun.</summary>
    [Parameter]
    public SwitchParameter Wait
    {
        get => Waits;
        set => Waits = value;
    }

    /// <summary>How long to wait for one snapshot: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = WaitDefaults.Timeout;

    /// <summary>The shortest time between two looks: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan PollInterval { get; set; } = WaitDefaults.Interval;

    /// <summary><see cref="Wait"/>.</summary>
    internal bool Waits { get; set; }

    /// <summary>How to wait, as the parameters say.</summary>
    internal WaitOptions WaitOptions => new()
    {
        Timeout = Timeout,
        Interval = PollInterval,
        LongestInterval = PollInterval > WaitDefaults.LongestInterval ? PollInterval : WaitDefaults.LongestInterval,
    };

    /// <summary>What the progress bar says is done.</summary>
    private protected abstract string Activity { get; }

    private Batch Batch => LazyInitializer.EnsureInitialized(
        ref batch, () => new Batch(Activity, Caller.Sandbox?.Access.Clock ?? TimeProvider.System, Caller.Sandbox?.Speed ?? 1));

    /// <summary>Shows work on an item while it lasts.</summary>
    /// <param name="item">What users call the item.</param>
    /// <param name="console">Where it shows.</param>
    /// <param name="work">The work; what it hands over is each look at the item.</param>
    internal async Task<T> ShowAsync<T>(string item, IRdsConsole console, Func<Action<SnapshotProgress>, Task<T>> work)
    {
        Batch.Begin(console, item);
        var last = "";
        try
        {
            return await work(Look).ConfigureAwait(false);
        }
        finally
        {
            Batch.End(console, item);
        }

        void Look(SnapshotProgress seen)
        {
            Batch.See(console, item, seen);
            if (last != seen.Snapshot.Status)
                console.Tell($"{seen.Snapshot.Arn.Id} in {seen.Snapshot.Arn.Place} is {last = seen.Snapshot.Status}.");
        }
    }
}
