using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Events::EventBusPolicy</c>: one statement of a bus's policy.</summary>
internal sealed class EventsEventBusPolicyType() : ResourceType(
    "AWS::Events::EventBusPolicy",
    Property.Text("EventBusName").Replacing(),
    Property.Document("Statement").Required(),
    Property.Text("StatementId").Required().Replacing())
{
    public override void Create(ResourceCall call)
    {
        Put(call);
        call.PhysicalId = $"{Bus(call)}|{call.Text("StatementId")}";
    }

    public override void Update(ResourceCall call) => Put(call);

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() => call.Send(
        "events", "RemovePermission", new JsonObject { ["EventBusName"] = Bus(call), ["StatementId"] = call.Text("StatementId") }));

    // A call sets the whole policy, so the bus's other statements go along.
    private static void Put(ResourceCall call)
    {
        var bus = call.Send("events", "DescribeEventBus", new JsonObject { ["Name"] = Bus(call) });
        var policy = (string?)bus["Policy"] is { Length: > 0 } text ? JsonNode.Parse(text)!.AsObject() : new() { ["Version"] = "2012-10-17" };
        var id = call.Text("StatementId");
        var statement = JsonNode.Parse(call.Document("Statement")!)!.AsObject();
        statement["Sid"] = id;
        var others = policy["Statement"] switch
        {
            JsonArray statements => statements.Where(one => (string?)one!["Sid"] != id).Select(one => one!.DeepClone()),
            JsonObject one when (string?)one["Sid"] != id => [one.DeepClone()],
            _ => [],
        };
        policy["Statement"] = new JsonArray([.. others, statement]);
        call.Send("events", "PutPermission", new JsonObject { ["EventBusName"] = Bus(call), ["Policy"] = policy.ToJsonString() });
    }

    private static string Bus(ResourceCall call) => call.Text("EventBusName") ?? "default";
}
