namespace RdsBackup.Sandbox.Kernel;

/// <summary>What is going to happen, in order of time. Before each call the sandbox lets everything happen that is due.</summary>
public sealed class Timeline
{
    private readonly PriorityQueue<(Action<DateTimeOffset> Action, bool IsUpkeep), (DateTimeOffset Due, long Order)> due = new();
    private long order;
    private int underWay;

    /// <summary>When the next thing happens; null when nothing is planned.</summary>
    public DateTimeOffset? Next => due.TryPeek(out _, out var at) ? at.Due : null;

    /// <summary>
    /// Whether nothing is under way. What comes again for ever as long as something exists (schedules, nightly snapshots and their end, alarms that are
    /// looked at) does not count, until it sets something going: so who lets the sandbox run until it is idle comes to an end.
    /// </summary>
    public bool IsIdle => underWay == 0;

    /// <summary>Plans an action. It gets the moment it was due, which may be earlier than the clock by the time it runs.</summary>
    public void At(DateTimeOffset when, Action<DateTimeOffset> action)
    {
        underWay++;
        due.Enqueue((action, false), (when, order++));
    }

    /// <summary>Plans an action that nobody waits for: the next turn of what comes again for ever.</summary>
    public void Upkeep(DateTimeOffset when, Action<DateTimeOffset> action) => due.Enqueue((action, true), (when, order++));

    /// <summary>Runs everything that is due by now, including what that plans in turn.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (due.TryPeek(out var planned, out var at) && at.Due <= now)
        {
            due.Dequeue();
            if (!planned.IsUpkeep)
                underWay--;
            planned.Action(at.Due);
        }
    }
}
