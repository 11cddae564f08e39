using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on the tags of buses and rules.</summary>
internal sealed class TagOperations(PerRegion<EventsRegion> store)
{
    public JsonObject Tag(Call call, JsonObject input)
    {
        var tags = Find(call, input, "TagResource");
        foreach (var (key, value) in EventsInput.Tags(call, input))
            tags[key] = value;
        return [];
    }

    public JsonObject Untag(Call call, JsonObject input)
    {
        var tags = Find(call, input, "UntagResource");
        foreach (var key in input.Texts("TagKeys") ?? [])
            tags.Remove(key);
        return [];
    }

    public JsonObject List(Call call, JsonObject input) => new()
    {
        ["Tags"] = new JsonArray([.. Find(call, input, "ListTagsForResource")
            .Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private SortedDictionary<string, string> Find(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("ResourceARN");
        call.Demand($"events:{operation}", arn);
        foreach (var bus in store.In(call).Buses.Values)
        {
            if (bus.Arn == arn)
                return bus.Tags;
            if (bus.Rules.Values.FirstOrDefault(rule => rule.Arn == arn) is { } found)
                return found.Tags;
        }

        throw EventsFault.NotFound($"Resource {arn} does not exist.");
    }
}
