using RdsBackup.Simulation;

namespace RdsBackup.Unit.Simulation;

public sealed class VirtualClockTests
{
    private readonly VirtualClock clock = new();

    [Fact]
    public void Waits_end_in_order_of_their_time_without_any_wall_time()
    {
        var woken = new List<(string, TimeSpan)>();
        var start = clock.GetTimestamp();
        async Task Wait(string name, double hours)
        {
            await Task.Delay(TimeSpan.FromHours(hours), clock);
            woken.Add((name, clock.GetElapsedTime(start)));
        }

        clock.Run(() => Task.WhenAll(Wait("week", 168), Wait("hour", 1), Wait("day", 24), Wait("hour again", 1)));

        Assert.Equal(
            [("hour", TimeSpan.FromHours(1)), ("hour again", TimeSpan.FromHours(1)), ("day", TimeSpan.FromDays(1)), ("week", TimeSpan.FromDays(7))],
            woken);
    }

    [Fact]
    public void All_of_it_runs_on_the_calling_thread()
    {
        var threads = new HashSet<int>();

        clock.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(i), clock);
                threads.Add(Environment.CurrentManagedThreadId);
            }
        });

        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void Waiting_for_what_no_timer_ends_is_an_error_and_no_hang() =>
        Assert.StartsWith(
            "Nothing left to wait for",
            Assert.Throws<InvalidOperationException>(() => clock.Run(() => new TaskCompletionSource().Task)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_run_can_be_limited_in_virtual_time() =>
        Assert.Throws<TimeoutException>(() => clock.Run(() => Task.Delay(TimeSpan.FromHours(2), clock), limit: TimeSpan.FromHours(1)));

    [Fact]
    public void A_run_can_be_cancelled_at_any_step()
    {
        var token = clock.CancelAfter(3);

        Assert.ThrowsAny<OperationCanceledException>(() => clock.Run(async () =>
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), clock, CancellationToken.None);
                token.ThrowIfCancellationRequested();
            }
        }));

        Assert.Equal(4, clock.Steps); // cancelled after the third, seen after the next
    }

    [Fact]
    public void Time_outs_and_periodic_timers_run_on_it()
    {
        var ticks = 0;

        clock.Run(async () =>
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(35), clock);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
            try
            {
                while (await timer.WaitForNextTickAsync(timeout.Token))
                    ticks++;
            }
            catch (OperationCanceledException)
            {
            }
        });

        Assert.Equal(3, ticks);
    }

    [Fact]
    public void What_the_work_throws_comes_out_as_it_is() =>
        Assert.Throws<FormatException>(() => clock.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
            throw new FormatException();
        }));

    [Fact]
    public void A_timer_made_on_another_thread_is_an_error_for_its_order_could_not_be_replayed()
    {
        Exception? error = null;

        clock.Run(() =>
        {
            var other = new Thread(() => error = Record.Exception(() => { _ = Task.Delay(TimeSpan.FromSeconds(1), clock); }));
            other.Start();
            other.Join();
            return Task.CompletedTask;
        });

        Assert.IsType<InvalidOperationException>(error);
    }
}
