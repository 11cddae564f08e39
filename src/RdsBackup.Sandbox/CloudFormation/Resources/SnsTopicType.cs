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
        var given = Settings.Where(setting => call.Text(setting) is not null).ToList();
        var made = call.Query("sns", "CreateTopic",
        [
            ("Name", name),
            .. given.SelectMany((setting, index) => new (string, string?)[]
            {
                (Invariant($"Attributes.entry.{index + 1}.key"), setting), (Invariant($"Attributes.entry.{index + 1}.value"), call.Text(setting)),
            }),
            .. ResourceCall.QueryTags("Tags.member", call.Tags),
        ]);
        call.PhysicalId = call.Attributes["TopicArn"] = (string)made.Element("TopicArn")!;
        call.Attributes["TopicName"] = name;
    }

    public override void Update(ResourceCall call)
    {
        foreach (var setting in Settings.Where(call.Changed))
        {
            call.Query(
                "sns",
                "SetTopicAttributes",
                ("TopicArn", call.PhysicalId),
                ("AttributeName", setting),
                ("AttributeValue", call.Text(setting) ?? ""));
        }

        if (call.GoneTags.Count > 0)
        {
            call.Query(
                "sns",
                "UntagResource",
                [("ResourceArn", call.PhysicalId), .. call.GoneTags.Select((key, index) => (Invariant($"TagKeys.member.{index + 1}"), (string?)key))]);
        }

        if (call.NewTags.Count > 0)
            call.Query("sns", "TagResource", [("ResourceArn", call.PhysicalId), .. ResourceCall.QueryTags("Tags.member", call.NewTags)]);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Query("sns", "DeleteTopic", ("TopicArn", call.PhysicalId)));
}
