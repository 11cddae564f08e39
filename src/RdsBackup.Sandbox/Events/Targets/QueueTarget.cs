using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>An SQS queue: its policy has to let EventBridge in.</summary>
internal sealed class QueueTarget(InnerCalls calls) : ITargetKind
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    public bool NeedsRole => false;

    public bool Takes(Arn arn) => arn.Service == "sqs";

    public void Invoke(Delivery delivery, DateTimeOffset now) =>
        calls.SendMessage(InnerCalls.AsService(EventBridgeService.Principal, delivery.Rule.Arn), delivery.Target.Arn, delivery.Payload, NoAttributes, now);
}
