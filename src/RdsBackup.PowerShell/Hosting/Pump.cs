using System.Management.Automation;
using System.Runtime.ExceptionServices;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>
/// Lets asynchronous work speak to a pipeline. Work runs on any thread; what it says runs on the pipeline's, while that is here. When the pipeline stops or
/// throws, the work is cancelled and awaited before anybody hears of it.
/// </summary>
internal sealed class Pump : IDisposable
{
    private readonly object gate = new();
    private readonly Queue<Item> said = new();
    private readonly HashSet<Task> running = [];
    private readonly CancellationTokenSource stop = new();
    private Exception? defect;
    private bool closed;

    /// <summary>Starts work. Called on the pipeline's thread, which does not wait for it.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline has been stopped.</exception>
    public void Start(Func<CancellationToken, Task> work)
    {
        ThrowIfStopped();
        lock (gate)
        {
            var task = Task.Run(() => work(stop.Token));
            running.Add(task);
            _ = task.ContinueWith(Ended, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Has something done on the pipeline's thread, and waits until it is. Called from work.</summary>
    /// <exception cref="OperationCanceledException">The pipeline has ended before.</exception>
    public Task<T> AskAsync<T>(Func<T> question)
    {
        // The answer must not go on with the work on the pipeline's thread.
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(new Item(
            () =>
            {
                try
                {
                    answer.SetResult(question());
                }
                catch
                {
                    answer.TrySetCanceled(); // the pipeline hears the reason, the work that it is over
                    throw;
                }
            },
            () => answer.TrySetCanceled()));
        return answer.Task;
    }

    /// <summary>Has something done on the pipeline's thread when it comes to it. Called from work.</summary>
    public void Say(Action action) => Say(new Item(action, static () => { }));

    /// <summary>Does what has been said so far, without waiting for more. Called on the pipeline's thread.</summary>
    public void RunReady() => Run(wait: false);

    /// <summary>Does what is said until all work has ended. Called on the pipeline's thread.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline has been stopped.</exception>
    public void Drain() => Run(wait: true);

    /// <summary>Cancels the work, and nothing else. Called on any thread.</summary>
    public void Cancel() => _ = stop.CancelAsync();

    /// <summary>Cancels and awaits the work: PowerShell says no more than this when a later command has seen enough.</summary>
    public void Dispose()
    {
        if (closed)
            return;
        End();
        stop.Dispose();
    }

    private void Say(Item item)
    {
        lock (gate)
        {
            if (!closed)
            {
                said.Enqueue(item);
                Monitor.PulseAll(gate);
                return;
            }
        }

        item.GiveUp();
    }

    private void Run(bool wait)
    {
        try
        {
            while (Next(wait) is { } item)
                item.Do();
        }
        catch
        {
            End();
            throw;
        }

        ThrowIfStopped();
        if (defect is { } thrown)
        {
            End();
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    private Item? Next(bool wait)
    {
        lock (gate)
        {
            while (true)
            {
                if (said.TryDequeue(out var item))
                    return item;
                if (!wait || running.Count == 0)
                    return null;
                Monitor.Wait(gate);
            }
        }
    }

    private void End()
    {
        stop.Cancel();
        Item[] unheard;
        Task[] unfinished;
        lock (gate)
        {
            closed = true;
            unheard = [.. said];
            said.Clear();
            unfinished = [.. running];
        }

        foreach (var item in unheard)
            item.GiveUp();
        try
        {
            Task.WaitAll(unfinished);
        }
        catch (AggregateException)
        {
            // Cancelled, as asked. What went wrong on the way has nobody left to hear of it.
        }
    }

    private void Ended(Task task)
    {
        lock (gate)
        {
            running.Remove(task);
            if (task.Exception?.InnerException is { } thrown && !stop.IsCancellationRequested)
                defect ??= thrown;
            Monitor.PulseAll(gate);
        }
    }

    private void ThrowIfStopped()
    {
        if (closed || stop.IsCancellationRequested)
            throw new PipelineStoppedException();
    }

    private sealed record Item(Action Do, Action GiveUp);
}
