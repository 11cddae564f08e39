using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Events::EventBus</c>.</summary>
internal sealed class EventsEventBusType() : ResourceType(
    "AWS::Events::EventBus",
    Property.Text("Description"),
    Property.Text("Name").Required().Replacing(),
    Property.Tags)
{
    public override IReadOnlyList<string> Attributes => ["Arn", "Name"];

    public override string NameProperty => "Name";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var input = Input(call);
        if (call.Tags.Count > 0)
            input["Tags"] = ResourceCall.JsonTags(call.Tags);

        call.Attributes["Arn"] = (string)call.Send("events", "CreateEventBus", input)["EventBusArn"]!;
        call.PhysicalId = call.Attributes["Name"] = call.Text("Name")!;
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed("Description"))
            call.Send("events", "UpdateEventBus", Input(call));

        if (call.GoneTags.Count > 0)
            call.Send("events", "UntagResource", new() { ["ResourceARN"] = call.Attributes["Arn"], ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });

        if (call.NewTags.Count > 0)
            call.Send("events", "TagResource", new() { ["ResourceARN"] = call.Attributes["Arn"], ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("events", "DeleteEventBus", new JsonObject { ["Name"] = call.PhysicalId }));

    private static JsonObject Input(ResourceCall call) => new JsonObject(call.Given("Description", "Name"));
}
