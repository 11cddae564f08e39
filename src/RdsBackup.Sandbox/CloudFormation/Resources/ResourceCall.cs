using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a resource type gets to do its work with: whose permissions, which properties, and the way to the services.</summary>
internal sealed class ResourceCall(InnerCalls calls, Caller caller, Stack stack, string logicalId, DateTimeOffset now)
{
    public string AccountId => stack.AccountId;

    public string Region => stack.Region;

    public string LogicalId => logicalId;

    /// <summary>The properties it should have; those it had, when it is removed.</summary>
    public required JsonObject Properties { get; init; }

    /// <summary>The properties it had; null when it is new.</summary>
    public JsonObject? Previous { get; init; }

    /// <summary>All tags it should have: its own, the stack's and CloudFormation's.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>All tags it had.</summary>
    public IReadOnlyDictionary<string, string> PreviousTags { get; init; } = new Dictionary<string, string>();

    /// <summary>What it is called outside, once it is there.</summary>
    public string PhysicalId { get; set; } = "";

    /// <summary>What <c>Fn::GetAtt</c> will yield.</summary>
    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Whether it goes for good and its policy is <c>Snapshot</c>.</summary>
    public bool TakesSnapshot { get; init; }

    /// <summary>The name that CloudFormation makes up for what has none: stack, logical id and a random part.</summary>
    public required Func<int, string> MakeName { get; init; }

    /// <summary>A property's text; null when it was not given.</summary>
    public string? Text(string property) => Properties[property]?.ToString();

    /// <summary>A property's flag; null when it was not given.</summary>
    public bool? Flag(string property) => (bool?)Properties[property];

    /// <summary>A document as text, however it was given; null when it was not.</summary>
    public string? Document(string property) => DocumentText(Properties[property]);

    /// <summary>Those of the named properties that were given, for a call's input where the service has the same names.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Given(params IEnumerable<string> properties) =>
        properties.Where(property => Properties[property] is not null).Select(property => KeyValuePair.Create(property, (JsonNode?)Properties[property]!.DeepClone()));

    /// <summary>Whether a property has another value than before.</summary>
    public bool Changed(string property) => !JsonNode.DeepEquals(Properties[property], Previous?[property]);

    public static string? DocumentText(JsonNode? document) => document is JsonObject map ? map.ToJsonString() : document?.ToString();

    /// <summary>Calls an operation.</summary>
    /// <param name="service">The service's name in signatures.</param>
    /// <param name="input">By the names of the service's model.</param>
    public JsonObject Send(string service, string action, JsonObject input) => calls.Send(caller, Region, now, service, action, input);

    /// <summary>Tags as a list, e.g. <c>[{"Key": "team", "Value": "dba"}]</c>.</summary>
    public static JsonArray JsonTags(IEnumerable<KeyValuePair<string, string>> tags, string key = "Key", string value = "Value") =>
        new([.. tags.Select(tag => new JsonObject { [key] = tag.Key, [value] = tag.Value })]);

    /// <summary>Texts as a list.</summary>
    public static JsonArray JsonTexts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>The tags that were not there before, or differ.</summary>
    public IReadOnlyDictionary<string, string> NewTags =>
        Tags.Where(tag => PreviousTags.GetValueOrDefault(tag.Key) != tag.Value).ToDictionary(StringComparer.Ordinal);

    /// <summary>The names of the tags that should go.</summary>
    public IReadOnlyList<string> GoneTags => [.. PreviousTags.Keys.Where(key => !Tags.ContainsKey(key))];

    /// <summary>Does something that may find the resource gone.</summary>
    public static void IgnoreMissing(Action remove)
    {
        try
        {
            remove();
        }
        catch (AwsFault gone) when (HandlerError.CodeOf(gone) == "NotFound")
        {
        }
    }
}
