using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SNS::Topic</c>.</summary>
internal sealed class SnsTopicType() : ResourceType(
    "AWS::SNS::Topic",
    Property.Text("DisplayName"),
    Property.Text("KmsMasterKeyId"),
    Property.Tags,
    Property.Text("TopicName").Replacing())
{
    private static readonly string[] Settings = ["DisplayName", "KmsMasterKeyId"];

    public override IReadOnlyList<string> Attributes => ["TopicArn", "TopicName"];

    public override string NameProperty => "TopicName";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = call.Text("TopicName") ?? call.MakeName(256);
        var made = call.Send("sns", "CreateTopic", new()
        {
            ["Name"] = name,
            [nameof(Attributes)] = new JsonObject(call.Given(Settings)),
            ["Tags"] = ResourceCall.JsonTags(call.Tags),
        });
        call.PhysicalId = call.Attributes["TopicArn"] = (string)made["TopicArn"]!;
        call.Attributes["TopicName"] = name;
    }

    public override void Update(ResourceCall call)
    {
        foreach (var setting in Settings.Where(call.Changed))
        {
            call.Send("sns", "SetTopicAttributes", new() { ["TopicArn"] = call.PhysicalId, ["AttributeName"] = setting, ["AttributeValue"] = call.Text(setting) ?? "" });
        }

        if (call.GoneTags.Count > 0)
        {
            call.Send("sns", "UntagResource", new() { ["ResourceArn"] = call.PhysicalId, ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });
        }

        if (call.NewTags.Count > 0)
            call.Send("sns", "TagResource", new() { ["ResourceArn"] = call.PhysicalId, ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("sns", "DeleteTopic", new() { ["TopicArn"] = call.PhysicalId }));
}
