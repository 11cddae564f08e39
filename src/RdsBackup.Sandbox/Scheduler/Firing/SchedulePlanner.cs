using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Plans a schedule's next time, and the next one when it has come. Schedules alone keep nobody waiting (<see cref="Timeline.IsIdle"/>).</summary>
internal sealed class SchedulePlanner(Timeline timeline, Random random, Invoker invoker)
{
    /// <summary>A new schedule: what is due at this very moment counts, so a rate begins at once.</summary>
    public void Begin(Schedule schedule, DateTimeOffset now) => Plan(schedule, now.AddTicks(-1));

    /// <summary>A changed schedule goes on from here; that it was changed or enabled is no reason to come at once.</summary>
    public void Change(Schedule schedule, DateTimeOffset now) => Plan(schedule, now);

    /// <summary>A schedule that is gone.</summary>
    public static void Stop(Schedule schedule) => schedule.Plan++;

    private void Plan(Schedule schedule, DateTimeOffset after)
    {
        var plan = ++schedule.Plan;
        if (schedule.Setting.IsEnabled && schedule.Next(after) is { } next)
            timeline.Upkeep(next, at => Come(schedule, plan, at));
    }

    private void Come(Schedule schedule, int plan, DateTimeOffset at)
    {
        if (plan != schedule.Plan)
            return;

        var invocation = new Invocation(schedule, at);
        if (schedule.Setting.Window is { } window)
            timeline.At(at + (random.NextDouble() * window), then => invoker.Attempt(invocation, then));
        else
            timeline.At(at, then => invoker.Attempt(invocation, then));
        Plan(schedule, at);
    }
}
