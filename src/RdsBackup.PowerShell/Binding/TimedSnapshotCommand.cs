using System.Management.Automation;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet that waits for each snapshot of its input, or can.</summary>
public abstract class TimedSnapshotCommand : SnapshotCommand
{
    private Batch? batch;

    /// <summary>How long to wait for one snapshot: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = WaitDefaults.Timeout;

    /// <summary>The shortest time between two looks: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan PollInterval { get; set; } = WaitDefaults.Interval;

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => [(nameof(Timeout), Timeout), (nameof(PollInterval), PollInterval)];

    /// <summary>How to wait, as the parameters say.</summary>
    internal WaitOptions WaitOptions => WaitOptions.For(Timeout, PollInterval);

    /// <summary>What the progress bar says is done.</summary>
    private protected abstract string Activity { get; }

    private Batch Batch => LazyInitializer.EnsureInitialized(ref batch, () => Batch.For(Caller, Activity));

    /// <summary>Shows work on an item while it lasts.</summary>
    /// <param name="item">What users call the item.</param>
    /// <param name="console">Where it shows.</param>
    /// <param name="work">The work; what it hands over is each look at the item.</param>
    internal Task<T> ShowAsync<T>(string item, IRdsConsole console, Func<Action<SnapshotProgress>, Task<T>> work) => Batch.ShowAsync(item, console, work);
}
