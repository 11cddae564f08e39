using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Reads JSON whose objects have no member twice: <see cref="JsonNode"/> finds that out only where somebody looks into the object.</summary>
internal static class StrictJson
{
    /// <exception cref="JsonException">It is no JSON, or has a member twice.</exception>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <exception cref="JsonException">It is no JSON, or has a member twice.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> text)
    {
        var node = JsonNode.Parse(text);
        try
        {
            LookInto(node);
            return node;
        }
        catch (ArgumentException twice)
        {
            throw new JsonException(twice.Message, twice);
        }
    }

    private static void LookInto(JsonNode? node)
    {
        foreach (var child in node is JsonArray items ? items : (node as JsonObject)?.Select(member => member.Value) ?? [])
            LookInto(child);
    }
}
