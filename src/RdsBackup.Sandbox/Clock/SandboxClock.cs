namespace RdsBackup.Sandbox.Clock;

/// <summary>Sandbox time: stands still at a given moment until it is started, then runs a number of times as fast as wall time, timers included.</summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly TimeProvider wall;
    private readonly DateTimeOffset origin;
    private double speed;
    private long? started;
    private long skipped;

    /// <summary>Makes a clock that stands still.</summary>
    /// <param name="start">The sandbox time it shows until it is started.</param>
    /// <param name="speed">Sandbox seconds per second of wall time; above 0.</param>
    /// <param name="wall">Wall time; the system's when null.</param>
    public SandboxClock(DateTimeOffset start, double speed = 1, TimeProvider? wall = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        this.wall = wall ?? System;
        origin = start;
        this.speed = speed;
    }

    /// <summary>Sandbox seconds per second of wall time. It can be changed until the clock is started.</summary>
    /// <exception cref="InvalidOperationException">The clock runs.</exception>
    public double Speed
    {
        get => speed;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            if (started is not null)
                throw new InvalidOperationException("The clock runs: its speed cannot change any more.");

            speed = value;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Lets the time run from now on. Again does nothing.</summary>
    public void Start() => started ??= wall.GetTimestamp();

    /// <summary>Moves the time ahead at once. Whoever waits already goes on waiting as long as before.</summary>
    public void Skip(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Interlocked.Add(ref skipped, time.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => origin + Elapsed();

    /// <inheritdoc/>
    public override long GetTimestamp() => Elapsed().Ticks;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The clock was not started.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => started is null
        ? throw new InvalidOperationException("The clock was not started: nothing that waits for it would ever end.")
        : new Timer(this, wall.CreateTimer(callback, state, ToWall(dueTime), ToWall(period)));

    private TimeSpan Elapsed() =>
        new TimeSpan(Interlocked.Read(ref skipped)) + (started is { } since ? wall.GetElapsedTime(since) * speed : TimeSpan.Zero);

    // Rounded up to what a timer can keep, so that nothing fires before its sandbox time.
    private TimeSpan ToWall(TimeSpan time) => time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero
        ? time
        : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));

    private sealed class Timer(SandboxClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToWall(dueTime), clock.ToWall(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
