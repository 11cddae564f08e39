using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>
/// An SNS topic: its policy, and its key's, have to let EventBridge in, without asking for whom it acts ("You can't use Condition blocks in Amazon SNS topic
/// policies for EventBridge", EventBridge User Guide; <c>aws:SourceAccount</c> and <c>aws:SourceArn</c> in a key policy are "not supported for
/// EventBridge-to-encrypted topics", SNS Developer Guide).
/// </summary>
internal sealed class TopicTarget(InnerCalls calls) : ITargetKind
{
    public bool NeedsRole => false;

    public bool Takes(Arn arn) => arn.Service == "sns" && !arn.Resource.Contains(':', StringComparison.Ordinal);

    public void Invoke(Delivery delivery, DateTimeOffset now) => calls.Send(
        InnerCalls.AsService(EventBridgeService.Principal, delivery.Rule.Arn, saysForWhom: false),
        delivery.Target.Arn.Region,
        now,
        "sns",
        "Publish",
        new JsonObject { ["TopicArn"] = delivery.Target.Arn.ToString(), ["Message"] = delivery.Payload });
}
