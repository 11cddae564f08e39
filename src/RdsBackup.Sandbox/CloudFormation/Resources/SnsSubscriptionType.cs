using System.Text.Json.Nodes;

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
        var input = new JsonObject(call.Given("TopicArn", "Protocol", "Endpoint"));
        input["ReturnSubscriptionArn"] = true;
        if (call.Text(Raw) is { } raw)
            input[nameof(Attributes)] = new JsonObject { [Raw] = raw };
        call.PhysicalId = (string)call.Send("sns", "Subscribe", input)["SubscriptionArn"]!;
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed(Raw))
        {
            call.Send("sns", "SetSubscriptionAttributes", new() { ["SubscriptionArn"] = call.PhysicalId, ["AttributeName"] = Raw, ["AttributeValue"] = call.Text(Raw) ?? "false" });
        }
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("sns", "Unsubscribe", new() { ["SubscriptionArn"] = call.PhysicalId }));
}
