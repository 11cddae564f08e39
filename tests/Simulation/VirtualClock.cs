namespace RdsBackup.Simulation;

/// <summary>
/// Virtual time: stands still while anything runs, and moves to the next timer when all that is left is to wait. One thread runs everything, in an
/// order that depends on nothing but the program: simulated weeks take seconds and replay exactly.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (DateTimeOffset Due, long Order)> due = new();
    private readonly List<(long Step, CancellationTokenSource Source)> cancellations = [];
    private DateTimeOffset now = start;
    private long order;
    private int? runner;

    /// <summary>Starts at a plain moment.</summary>
    public VirtualClock() : this(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How many timers have fired.</summary>
    public long Steps { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    /// <summary>Moves the clock while nothing runs; timers that come due fire on the way.</summary>
    public void Advance(TimeSpan time)
    {
        var end = now + time;
        while (NextDue() is { } next && next <= end)
            FireNext();

        now = end;
    }

    /// <summary>A token that is cancelled once so many more timers have fired: 0 before the first one.</summary>
    public CancellationToken CancelAfter(long steps)
    {
        var source = new CancellationTokenSource();
        cancellations.Add((Steps + steps, source));
        return source.Token;
    }

    /// <summary>Runs work to its end on this thread.</summary>
    /// <param name="work">What runs.</param>
    /// <param name="limit">The most virtual time it may take; no limit when null.</param>
    /// <exception cref="InvalidOperationException">The work waits for something that no timer will end, or left this thread.</exception>
    /// <exception cref="TimeoutException">It took longer than the limit.</exception>
    public void Run(Func<Task> work, TimeSpan? limit = null)
    {
        var before = SynchronizationContext.Current;
        var end = now + limit;
        SynchronizationContext.SetSynchronizationContext(null);
        runner = Environment.CurrentManagedThreadId;
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                if (CancelDue())
                    continue;

                var next = NextDue() ?? throw new InvalidOperationException(
                    "Nothing left to wait for: the work waits for something that no timer of this clock will end. It waits on another clock, for "
                    + "itself, or on another thread: Task.Run, a real socket, a Task.Delay whose token was cancelled (that resumes on the thread pool).");
                if (next > end)
                    throw new TimeoutException($"The work takes longer than {limit} of virtual time.");

                FireNext();
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            runner = null;
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs work to its end on this thread, and returns its result.</summary>
    /// <inheritdoc cref="Run(Func{Task}, TimeSpan?)"/>
    public T Run<T>(Func<Task<T>> work, TimeSpan? limit = null)
    {
        Task<T>? task = null;
        Run(() => (Task)(task = work()), limit);
        return task!.GetAwaiter().GetResult();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (runner is { } thread && thread != Environment.CurrentManagedThreadId)
            throw new InvalidOperationException("A timer was made on another thread than the simulation's: its order cannot be replayed.");

        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool CancelDue()
    {
        var index = cancellations.FindIndex(cancellation => cancellation.Step <= Steps);
        if (index < 0)
            return false;

        var source = cancellations[index].Source;
        cancellations.RemoveAt(index);
        source.Cancel();
        return true;
    }

    private DateTimeOffset? NextDue()
    {
        while (due.TryPeek(out var timer, out var at))
        {
            if (timer.IsSetFor(at.Order))
                return at.Due;

            due.Dequeue(); // changed or disposed since
        }

        return null;
    }

    private void FireNext()
    {
        due.TryDequeue(out var timer, out var at);
        now = at.Due > now ? at.Due : now;
        Steps++;
        timer!.Fire();
    }

    private long Plan(VirtualTimer timer, TimeSpan wait)
    {
        due.Enqueue(timer, (now + wait, ++order));
        return order;
    }

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan every;
        private long planned;

        public bool IsSetFor(long planning) => planned == planning;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            every = period;
            planned = dueTime == Timeout.InfiniteTimeSpan ? 0 : clock.Plan(this, dueTime);
            return true;
        }

        public void Fire()
        {
            planned = every > TimeSpan.Zero ? clock.Plan(this, every) : 0;
            callback(state);
        }

        public void Dispose() => planned = 0;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
