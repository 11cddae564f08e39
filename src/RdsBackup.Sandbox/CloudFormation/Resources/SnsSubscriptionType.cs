namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SNS::Subscription</c>.</summary>
internal sealed class SnsSubscriptionType() : ResourceType(
    "AWS::SNS::Subscription",
    Property.Text("Endpoint").Replacing(),
    Property.Document("FilterPolicy"),
    Property.Text("Protocol").Required().Replacing(),
    Property.Flag("RawMessageDelivery"),
    Property.Text("TopicArn").Required().Replacing())
{
    private static readonly string[] Settings = ["FilterPolicy", "RawMessageDelivery"];

    public override void Create(ResourceCall call)
    {
        var given = Settings.Where(setting => Value(call, setting) is not null).ToList();
        var made = call.Query("sns", "Subscribe",
        [
            ("TopicArn", call.Text("TopicArn")),
            ("Protocol", call.Text("Protocol")),
            ("Endpoint", call.Text("Endpoint")),
            ("ReturnSubscriptionArn", "true"),
            .. given.SelectMany((setting, index) => new (string, string?)[]
            {
                ($"Attributes.entry.{index + 1}.key", setting), ($"Attributes.entry.{index + 1}.value", Value(call, setting)),
            }),
        ]);
        call.PhysicalId = (string)made.Element("SubscriptionArn")!;
    }

    public override void Update(ResourceCall call)
    {
        foreach (var setting in Settings.Where(call.Changed))
        {
            call.Query(
                "sns",
                "SetSubscriptionAttributes",
                ("SubscriptionArn", call.PhysicalId),
                ("AttributeName", setting),
                ("AttributeValue", Value(call, setting) ?? ""));
        }
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Query("sns", "Unsubscribe", ("SubscriptionArn", call.PhysicalId)));

    private static string? Value(ResourceCall call, string setting) => setting == "FilterPolicy" ? call.Document(setting) : call.Text(setting);
}
