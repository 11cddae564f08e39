using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::SQS::Queue</c>.</summary>
internal sealed class SqsQueueType() : ResourceType(
    "AWS::SQS::Queue",
    Property.Integer("DelaySeconds"),
    Property.Integer("MaximumMessageSize"),
    Property.Integer("MessageRetentionPeriod"),
    Property.Text("QueueName").Replacing(),
    Property.Integer("ReceiveMessageWaitTimeSeconds"),
    Property.Flag("SqsManagedSseEnabled"),
    Property.Tags,
    Property.Integer("VisibilityTimeout"))
{
    private static readonly string[] Settings =
    [
        "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod", "ReceiveMessageWaitTimeSeconds", "SqsManagedSseEnabled", "VisibilityTimeout",
    ];

    public override IReadOnlyList<string> Attributes => ["Arn", "QueueName", "QueueUrl"];

    public override string NameProperty => "QueueName";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override TimeSpan CreateTakes => TimeSpan.FromSeconds(60);

    public override void Create(ResourceCall call)
    {
        var name = call.Text("QueueName") ?? call.MakeName(80);
        var made = call.Send("sqs", "CreateQueue", new JsonObject
        {
            ["QueueName"] = name,
            [nameof(Attributes)] = Given(call, Settings),
            ["tags"] = Map(call.Tags),
        });
        call.PhysicalId = call.Attributes["QueueUrl"] = (string)made["QueueUrl"]!;
        call.Attributes["QueueName"] = name;
        call.Attributes["Arn"] = $"arn:{Model.Partitions.Of(call.Region)}:sqs:{call.Region}:{call.AccountId}:{name}";
    }

    public override void Update(ResourceCall call)
    {
        if (Given(call, Settings.Where(call.Changed)) is { Count: > 0 } changed)
            call.Send("sqs", "SetQueueAttributes", new JsonObject { ["QueueUrl"] = call.PhysicalId, [nameof(Attributes)] = changed });

        if (call.GoneTags.Count > 0)
            call.Send("sqs", "UntagQueue", new() { ["QueueUrl"] = call.PhysicalId, ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });

        if (call.NewTags.Count > 0)
            call.Send("sqs", "TagQueue", new() { ["QueueUrl"] = call.PhysicalId, ["Tags"] = Map(call.NewTags) });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("sqs", "DeleteQueue", new JsonObject { ["QueueUrl"] = call.PhysicalId }));

    // All of a queue's attributes are texts.
    private static JsonObject Given(ResourceCall call, IEnumerable<string> settings) => new(
        settings.Where(setting => call.Properties[setting] is not null)
            .Select(setting => KeyValuePair.Create(setting, (JsonNode?)Scalars.Text(call.Properties[setting]!))));

    private static JsonObject Map(IEnumerable<KeyValuePair<string, string>> tags) =>
        new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
}
