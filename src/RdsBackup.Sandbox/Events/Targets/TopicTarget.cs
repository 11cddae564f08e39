using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>An SNS topic: its policy, and its key's, have to let EventBridge in.</summary>
internal sealed class TopicTarget(InnerCalls calls) : ITargetKind
{
    public bool NeedsRole => false;

    public bool Takes(Arn arn) => arn.Service == "sns" && !arn.Resource.Contains(':', StringComparison.Ordinal);

    public void Invoke(Delivery delivery, DateTimeOffset now) => calls.Send(
        InnerCalls.AsService(EventBridgeService.Principal, delivery.Rule.Arn),
        delivery.Target.Arn.Region,
        now,
        "sns",
        "Publish",
        new Dictionary<string, string> { ["TopicArn"] = delivery.Target.Arn.ToString(), ["Message"] = delivery.Payload });
}
