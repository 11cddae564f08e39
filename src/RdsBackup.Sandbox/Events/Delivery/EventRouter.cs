using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Events;

/// <summary>Finds whom an event that comes to a bus is for.</summary>
internal sealed class EventRouter(Timeline timeline, FaultScript faults, Func<Deliverer> deliverer)
{
    /// <summary>What is usual from a bus to a target.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromSeconds(1);

    /// <summary>An event comes to a bus. Faults of the script hit only events that somebody waits for.</summary>
    public void Arrive(EventBus bus, BusEvent happened, DateTimeOffset now)
    {
        var deliveries = Matching(bus, happened, now).ToList();
        if (deliveries.Count == 0)
            return;

        FaultRule? Hit(string kind) => faults.Take(kind, bus.AccountId, bus.Region, happened.Names);
        if (Hit(FaultKinds.EventLost) is not null)
            return;

        var times = Hit(FaultKinds.EventDoubled) is null ? 1 : 2;
        for (var time = 0; time < times; time++)
        {
            if (Hit(FaultKinds.EventLate) is { } late)
                timeline.At(now + late.Latency, at => Deliver(Matching(bus, happened, at), at));
            else
                Deliver(time == 0 ? deliveries : Matching(bus, happened, now), now);
        }
    }

    private static IEnumerable<Delivery> Matching(EventBus bus, BusEvent happened, DateTimeOffset now) =>
        from rule in bus.Rules.Values
        where rule.IsEnabled && rule.Targets.Count > 0 && rule.Pattern.Matches(happened.Envelope)
        from target in rule.Targets.Values
        select new Delivery { Rule = rule, Target = target, Event = happened, Ingested = now };

    private void Deliver(IEnumerable<Delivery> deliveries, DateTimeOffset now)
    {
        foreach (var delivery in deliveries)
            timeline.At(now + Latency, at => deliverer().Attempt(delivery, at));
    }
}
