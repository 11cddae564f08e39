namespace RdsBackup.Sandbox.Model;

/// <summary>Which calls were answered: all of them counted, the latest of them in full. Safe to read while calls arrive.</summary>
public sealed class CallLog
{
    /// <summary>How many calls are kept in full.</summary>
    public const int Capacity = 10_000;

    private readonly object gate = new();
    private readonly Queue<CallRecord> latest = new();
    private readonly Dictionary<CallKind, long> counts = [];

    /// <summary>All calls so far.</summary>
    public long Total { get; private set; }

    /// <summary>The latest calls, at most <see cref="Capacity"/>, oldest first.</summary>
    public IReadOnlyList<CallRecord> Latest
    {
        get
        {
            lock (gate)
                return [.. latest];
        }
    }

    /// <summary>How many calls there were of each kind.</summary>
    public IReadOnlyDictionary<CallKind, long> Counts
    {
        get
        {
            lock (gate)
                return new Dictionary<CallKind, long>(counts);
        }
    }

    /// <summary>How many calls there were of one operation, in all accounts and regions.</summary>
    public long Count(string service, string action)
    {
        lock (gate)
            return counts.Where(count => count.Key.Service == service && count.Key.Action == action).Sum(count => count.Value);
    }

    /// <summary>Forgets everything, so that what follows can be counted alone.</summary>
    public void Clear()
    {
        lock (gate)
        {
            latest.Clear();
            counts.Clear();
            Total = 0;
        }
    }

    internal void Add(CallRecord call)
    {
        lock (gate)
        {
            if (latest.Count == Capacity)
                latest.Dequeue();

            latest.Enqueue(call);
            var kind = new CallKind(call.AccountId, call.Region, call.Service, call.Action);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            Total++;
        }
    }
}
