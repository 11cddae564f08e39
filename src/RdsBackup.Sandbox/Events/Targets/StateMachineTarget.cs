using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>A state machine: an execution is started.</summary>
internal sealed class StateMachineTarget(InnerCalls calls, IdSource ids) : ITargetKind
{
    public bool NeedsRole => true;

    public bool Takes(Arn arn) => arn.Service == "states" && arn.Resource.StartsWith("stateMachine:", StringComparison.Ordinal);

    public void Invoke(Delivery delivery, DateTimeOffset now)
    {
        var payload = delivery.Payload;
        if (!IsJson(payload))
            throw new DeliveryException(new("INVALID_JSON", "The input of the target is not JSON.", IsRetryable: false));

        calls.Send(TargetRole.Assume(calls, delivery, now), delivery.Target.Arn.Region, now, "states", "StartExecution", new JsonObject
        {
            ["stateMachineArn"] = delivery.Target.Arn.ToString(),
            ["name"] = $"{delivery.Event.Id}_{ids.Uuid()}",
            ["input"] = payload,
        });
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
