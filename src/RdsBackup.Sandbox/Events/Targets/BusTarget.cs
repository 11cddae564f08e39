using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>
/// Another bus, in whatever region and account: the sender's role has to be allowed, and by another account's bus as well. The event stays what it is. An
/// event that came from another bus goes no further.
/// </summary>
internal sealed class BusTarget(InnerCalls calls, PerRegion<EventsRegion> store, EventRouter router) : ITargetKind
{
    public bool NeedsRole => true;

    public bool Takes(Arn arn) => Buses.NameOf(arn) is not null;

    public void Invoke(Delivery delivery, DateTimeOffset now)
    {
        var (here, there) = (delivery.Rule.Bus, delivery.Target.Arn);
        if (delivery.Event.SentOnBy is { } first)
        {
            var hop = there.AccountId == here.AccountId && first.Split(':')[4] == here.AccountId ? "REGION" : "ACCOUNT";
            throw new DeliveryException(new(
                $"THIRD_{hop}_HOP_DETECTED", $"The event came from {first} and is not sent on to a third bus.", IsRetryable: false));
        }

        calls.Perform(TargetRole.Assume(calls, delivery, now), there.Region, now, "events", "PutEvents", delivery.Event.Text, call =>
        {
            var bus = store.Find(there) ?? throw EventsFault.NoBus(there.ToString());
            var decision = BusAccess.Decide(call, bus, delivery.Event.Source, delivery.Event.DetailType);
            if (!decision.IsAllowed)
                throw new AwsFault("AccessDenied", decision.Message, 403);
            router.Arrive(bus, delivery.Event.SentOn(here), now);
        });
    }
}
