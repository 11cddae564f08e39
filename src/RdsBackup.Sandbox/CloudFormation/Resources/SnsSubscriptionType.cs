namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SNS::Subscription</c>.</summary>
internal sealed class SnsSubscriptionType() : ResourceType(
    "AWS::SNS::Subscription",
    Property.Text("Endpoint").Replacing(),
    Property.Text("Protocol").Required().Replacing(),
    Property.Flag("RawMessageDelivery"),
    Property.Text("TopicArn").Required().Replacing())
{
    private const string Raw = "RawMessageDelivery";

    public override void Create(ResourceCall call)
    {
        var raw = call.Text(Raw);
        var made = call.Query(
            "sns",
            "Subscribe",
            ("TopicArn", call.Text("TopicArn")),
            ("Protocol", call.Text("Protocol")),
            ("Endpoint", call.Text("Endpoint")),
            ("ReturnSubscriptionArn", "true"),
            ("Attributes.entry.1.key", raw is null ? null : Raw),
            ("Attributes.entry.1.value", raw));
        call.PhysicalId = (string)made.Element("SubscriptionArn")!;
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed(Raw))
        {
            call.Query(
                "sns",
                "SetSubscriptionAttributes",
                ("SubscriptionArn", call.PhysicalId),
                ("AttributeName", Raw),
                ("AttributeValue", call.Text(Raw) ?? "false"));
        }
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Query("sns", "Unsubscribe", ("SubscriptionArn", call.PhysicalId)));
}
