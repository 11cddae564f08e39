using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Events::ApiDestination</c>.</summary>
internal sealed class EventsApiDestinationType() : ResourceType(
    "AWS::Events::ApiDestination",
    Property.Text("ConnectionArn").Required(),
    Property.Text("Description"),
    Property.Text("HttpMethod").Required(),
    Property.Text("InvocationEndpoint").Required(),
    Property.Integer("InvocationRateLimitPerSecond"),
    Property.Text("Name").Replacing())
{
    public override IReadOnlyList<string> Attributes => ["Arn"];

    public override string NameProperty => "Name";

    public override void Create(ResourceCall call)
    {
        var name = call.Text("Name") ?? call.MakeName(64);
        call.Attributes["Arn"] = (string)call.Send("events", "CreateApiDestination", Input(call, name))["ApiDestinationArn"]!;
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call) => call.Send("events", "UpdateApiDestination", Input(call, call.PhysicalId));

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("events", "DeleteApiDestination", new JsonObject { ["Name"] = call.PhysicalId }));

    private static JsonObject Input(ResourceCall call, string name)
    {
        var input = new JsonObject(call.Given("ConnectionArn", "Description", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond"));
        input["Name"] = name;
        return input;
    }
}
