using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Tags of keys.</summary>
internal sealed class TagOperations(KeyAccess access)
{
    private const int MostPerKey = 50;

    public JsonObject Tag(Call call, JsonObject input)
    {
        var tags = Read(input);
        var key = access.Demand(call, input.Required("KeyId"), "TagResource", new() { { "aws:RequestTag/", tags }, { "aws:TagKeys", [.. tags.Keys] } });
        key.DemandNotPending();
        if (key.Tags.Keys.Union(tags.Keys).Count() > MostPerKey)
            throw TooMany();
        foreach (var (name, value) in tags)
            key.Tags[name] = value;
        return [];
    }

    public JsonObject Untag(Call call, JsonObject input)
    {
        var names = input.Texts("TagKeys") ?? throw KmsFault.Constraint("TagKeys", null, "Member must not be null");
        var key = access.Demand(call, input.Required("KeyId"), "UntagResource", new() { { "aws:TagKeys", names } });
        key.DemandNotPending();
        foreach (var name in names)
            key.Tags.Remove(name);
        return [];
    }

    public JsonObject List(Call call, JsonObject input) => call.Page(
        access.Demand(call, input.Required("KeyId"), "ListResourceTags").Tags, tag => Entry(tag.Key, tag.Value), new PageSize(50, Most: 50));

    /// <summary>The tags a call gives.</summary>
    /// <exception cref="AwsFault"><c>TagException</c>, <c>LimitExceededException</c>, <c>ValidationException</c>.</exception>
    public static IReadOnlyDictionary<string, string> Read(JsonObject input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Structures("Tags"))
        {
            var (name, value) = (tag.Required("TagKey"), tag.Required("TagValue"));
            if (name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new AwsFault("TagException", "Tag keys beginning with 'aws:' are reserved and can't be used.");
            if (name.Length is 0 or > 128)
                throw KmsFault.Constraint("Tags", name, "Member must have length between 1 and 128");
            if (value.Length > 256)
                throw KmsFault.Constraint("Tags", value, "Member must have length less than or equal to 256");
            if (!tags.TryAdd(name, value))
                throw new AwsFault("TagException", "Duplicate tag keys.");
        }

        return tags.Count > MostPerKey ? throw TooMany() : tags;
    }

    public static JsonArray Write(IEnumerable<KeyValuePair<string, string>> tags) => new([.. tags.Select(tag => Entry(tag.Key, tag.Value))]);

    private static JsonObject Entry(string name, string value) => new() { ["TagKey"] = name, ["TagValue"] = value };

    private static AwsFault TooMany() => KmsFault.LimitExceeded($"A key can have at most {MostPerKey} tags.");
}
