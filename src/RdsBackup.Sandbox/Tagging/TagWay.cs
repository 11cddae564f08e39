using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Tagging;

/// <summary>How a service's own operations add and remove tags.</summary>
/// <param name="Service">The name in a signature's scope.</param>
/// <param name="Named">The parameter that names the resource.</param>
internal sealed record TagWay(string Service, string Named)
{
    /// <summary>The ways by the service in an ARN.</summary>
    public static readonly IReadOnlyDictionary<string, TagWay> All = new Dictionary<string, TagWay>(StringComparer.Ordinal)
    {
        ["cloudwatch"] = new("monitoring", "ResourceARN"),
        ["events"] = new("events", "ResourceARN"),
        ["kms"] = new("kms", "KeyId") { Key = "TagKey", Value = "TagValue" },
        ["rds"] = new("rds", "ResourceName") { Add = "AddTagsToResource", Remove = "RemoveTagsFromResource" },
        ["scheduler"] = new("scheduler", "ResourceArn"),
        ["sns"] = new("sns", "ResourceArn"),
        ["sqs"] = new("sqs", "QueueUrl") { Add = "TagQueue", Remove = "UntagQueue" },
        ["states"] = new("states", "resourceArn") { Tags = "tags", TagKeys = "tagKeys", Key = "key", Value = "value" },
    };

    public string Add { get; init; } = "TagResource";

    public string Remove { get; init; } = "UntagResource";

    public string Tags { get; init; } = "Tags";

    public string TagKeys { get; init; } = "TagKeys";

    public string Key { get; init; } = "Key";

    public string Value { get; init; } = "Value";

    /// <summary>Adds tags by the service's own operation, or without tags removes keys.</summary>
    /// <exception cref="AwsFault">What the service refuses.</exception>
    public void Change(InnerCalls calls, Caller caller, Call call, Arn arn, IReadOnlyDictionary<string, string>? tags, IReadOnlyList<string> keys)
    {
        var action = tags is null ? Remove : Add;
        JsonNode given = tags is null ? new JsonArray([.. keys.Select(key => (JsonNode)key)])
            : Service == "sqs" ? new JsonObject(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)))
            : new JsonArray([.. tags.Select(tag => new JsonObject { [Key] = tag.Key, [Value] = tag.Value })]);
        calls.Send(caller, call.Region, call.Now, Service, action, new JsonObject
        {
            [Named] = Service == "sqs" ? QueueUrl.Of(call.Endpoint, arn.AccountId, arn.Resource) : arn.ToString(),
            [tags is null ? TagKeys : Tags] = given,
        });
    }
}
