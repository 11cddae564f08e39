using RdsBackup.Sandbox.Clock;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Clock;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock wall = new();

    [Fact]
    public void Stands_still_until_it_is_started()
    {
        var clock = new SandboxClock(Start, speed: 60, wall);

        wall.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Start, clock.GetUtcNow());

        clock.Start();
        wall.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Start.AddHours(5), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(5), clock.GetElapsedTime(0));
    }

    [Fact]
    public void Its_timers_fire_when_sandbox_time_comes_and_not_before()
    {
        var clock = new SandboxClock(Start, speed: 3600, wall);
        clock.Start();
        var woke = Start;

        wall.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(61), clock);
            woke = clock.GetUtcNow();
        });

        Assert.InRange(woke, Start.AddSeconds(61), Start.AddSeconds(61 + 3.6));
    }

    [Fact]
    public void Its_speed_can_be_chosen_until_it_runs()
    {
        var clock = new SandboxClock(Start, speed: 1, wall) { Speed = 10 };
        clock.Start();
        wall.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddSeconds(10), clock.GetUtcNow());
        Assert.Throws<InvalidOperationException>(() => clock.Speed = 20);
    }

    [Fact]
    public void Waiting_for_a_clock_that_stands_is_an_error()
    {
        var clock = new SandboxClock(Start, speed: 1, wall);

        Assert.Throws<InvalidOperationException>(() => { _ = Task.Delay(TimeSpan.FromSeconds(1), clock); });
    }
}
