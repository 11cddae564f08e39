using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SQS::QueuePolicy</c>.</summary>
internal sealed class SqsQueuePolicyType() : ResourceType(
    "AWS::SQS::QueuePolicy",
    Property.Document("PolicyDocument").Required(),
    Property.Texts("Queues").Required())
{
    public override IReadOnlyList<string> Attributes => ["Id"];

    public override void Create(ResourceCall call)
    {
        call.PhysicalId = call.Attributes["Id"] = call.MakeName(128);
        Set(call, Queues(call.Properties), call.Document("PolicyDocument")!);
    }

    public override void Update(ResourceCall call)
    {
        Set(call, Queues(call.Previous!).Except(Queues(call.Properties)), "");
        Set(call, Queues(call.Properties), call.Document("PolicyDocument")!);
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() => Set(call, Queues(call.Properties), ""));

    private static void Set(ResourceCall call, IEnumerable<string> queues, string policy)
    {
        foreach (var queue in queues)
        {
            call.Send(
                "sqs", "SetQueueAttributes", new JsonObject { ["QueueUrl"] = queue, [nameof(Attributes)] = new JsonObject { ["Policy"] = policy } });
        }
    }

    private static IReadOnlyList<string> Queues(JsonObject properties) => [.. properties["Queues"]!.AsArray().Select(queue => (string)queue!)];
}
