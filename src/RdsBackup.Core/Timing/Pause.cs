namespace RdsBackup.Core.Timing;

/// <summary>
/// A pause that ends when its time is over or somebody ends it. Unlike a cancelled <c>Task.Delay</c>, whatever ends it goes on where it ended, not on the
/// thread pool, so that a simulation orders it.
/// </summary>
internal sealed class Pause : IDisposable
{
    private readonly TaskCompletionSource over = new();
    private readonly ITimer timer;

    public Pause(TimeSpan time, TimeProvider clock) =>
        timer = clock.CreateTimer(static pause => ((Pause)pause!).End(), this, time, Timeout.InfiniteTimeSpan);

    /// <summary>Completes when the pause is over.</summary>
    public Task Over => over.Task;

    /// <summary>Ends the pause now.</summary>
    public void End() => over.TrySetResult();

    /// <summary>Pauses for a time, or until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task ForAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var pause = new Pause(time, clock);
        using var registration = cancellation.Register(static pause => ((Pause)pause!).End(), pause);
        await pause.Over.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose() => timer.Dispose();
}
