namespace RdsBackup.Sandbox.Model;

/// <summary>What is going to happen, in order of time. Before each call the sandbox lets everything happen that is due.</summary>
public sealed class Timeline
{
    private readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset Due, long Order)> due = new();
    private long order;

    /// <summary>When the next thing happens; null when nothing is planned.</summary>
    public DateTimeOffset? Next => due.TryPeek(out _, out var at) ? at.Due : null;

    /// <summary>Plans an action. It gets the moment it was due, which may be earlier than the clock by the time it runs.</summary>
    public void At(DateTimeOffset when, Action<DateTimeOffset> action) => due.Enqueue(action, (when, order++));

    /// <summary>Runs everything that is due by now, including what that plans in turn.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (due.TryPeek(out var action, out var at) && at.Due <= now)
        {
            due.Dequeue();
            action(at.Due);
        }
    }
}
