using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What many of RDS's answers have in common.</summary>
internal static class Shown
{
    internal static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> show) => new([.. items.Select(show)]);

    internal static JsonArray Tags(IReadOnlyDictionary<string, string> tags) => List(tags, tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });
}
