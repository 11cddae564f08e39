using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Events::Connection</c> with an API key.</summary>
internal sealed class EventsConnectionType() : ResourceType(
    "AWS::Events::Connection",
    Property.Structure(
        "AuthParameters",
        Property.Structure("ApiKeyAuthParameters", Property.Text("ApiKeyName").Required(), Property.Text("ApiKeyValue").Required()).Required()).Required(),
    Property.Text("AuthorizationType").Required(),
    Property.Text("Description"),
    Property.Text("Name").Replacing())
{
    public override IReadOnlyList<string> Attributes => ["Arn", "SecretArn"];

    public override string NameProperty => "Name";

    public override void Create(ResourceCall call)
    {
        var name = call.Text("Name") ?? call.MakeName(64);
        var made = call.Send("events", "CreateConnection", Input(call, name));
        call.PhysicalId = name;
        call.Attributes["Arn"] = (string)made["ConnectionArn"]!;
        call.Attributes["SecretArn"] = (string?)call.Send("events", "DescribeConnection", new JsonObject { ["Name"] = name })["SecretArn"] ?? "";
    }

    public override void Update(ResourceCall call) => call.Send("events", "UpdateConnection", Input(call, call.PhysicalId));

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("events", "DeleteConnection", new JsonObject { ["Name"] = call.PhysicalId }));

    private static JsonObject Input(ResourceCall call, string name)
    {
        var input = new JsonObject(call.Given("AuthParameters", "AuthorizationType", "Description"));
        input["Name"] = name;
        return input;
    }
}
