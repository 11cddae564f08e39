using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>Who may put events on a bus.</summary>
internal static class BusAccess
{
    /// <summary>Decides on one event: the caller's policies, and the bus's where it belongs to another account.</summary>
    public static AccessDecision Decide(Call call, EventBus bus, string source, string detailType) =>
        ResourcePolicy.Decide(bus.Policy, call, "events:PutEvents", bus.Arn, new Dictionary<string, IReadOnlyList<string>>
        {
            ["events:source"] = [source],
            ["events:detail-type"] = [detailType],
        });
}
