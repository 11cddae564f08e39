using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SNS::TopicPolicy</c>.</summary>
internal sealed class SnsTopicPolicyType() : ResourceType(
    "AWS::SNS::TopicPolicy",
    Property.Document("PolicyDocument").Required(),
    Property.Texts("Topics").Required())
{
    public override IReadOnlyList<string> Attributes => ["Id"];

    public override void Create(ResourceCall call)
    {
        call.PhysicalId = call.Attributes["Id"] = call.MakeName(128);
        Set(call, Topics(call.Properties), _ => call.Document("PolicyDocument")!);
    }

    public override void Update(ResourceCall call)
    {
        Set(call, Topics(call.Previous!).Except(Topics(call.Properties)), topic => Default(call, topic));
        Set(call, Topics(call.Properties), _ => call.Document("PolicyDocument")!);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => Set(call, Topics(call.Properties), topic => Default(call, topic)));

    private static void Set(ResourceCall call, IEnumerable<string> topics, Func<string, string> policy)
    {
        foreach (var topic in topics)
            call.Send("sns", "SetTopicAttributes", new() { ["TopicArn"] = topic, ["AttributeName"] = "Policy", ["AttributeValue"] = policy(topic) });
    }

    // What a topic has when nobody gave it a policy: its owner may do everything.
    private static string Default(ResourceCall call, string topic) => new JsonObject
    {
        ["Version"] = "2008-10-17",
        ["Id"] = "__default_policy_ID",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "__default_statement_ID",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = "*" },
            ["Action"] = new JsonArray(
                "SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:AddPermission", "SNS:RemovePermission", "SNS:DeleteTopic", "SNS:Subscribe",
                "SNS:ListSubscriptionsByTopic", "SNS:Publish"),
            ["Resource"] = topic,
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = call.AccountId } },
        }),
    }.ToJsonString();

    private static IReadOnlyList<string> Topics(JsonObject properties) => [.. properties["Topics"]!.AsArray().Select(topic => (string)topic!)];
}
