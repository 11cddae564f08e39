using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Reads JSON whose objects have no member twice, and whose texts are texts: <see cref="JsonNode"/> finds that out only where somebody looks into them.</summary>
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
        catch (Exception odd) when (odd is ArgumentException or InvalidOperationException)
        {
            // A member twice, or half of a surrogate pair.
            throw new JsonException(odd.Message, odd);
        }
    }

    private static void LookInto(JsonNode? node)
    {
        if (node?.GetValueKind() == JsonValueKind.String)
            node.GetValue<string>();

        foreach (var child in node is JsonArray items ? items : (node as JsonObject)?.Select(member => member.Value) ?? [])
            LookInto(child);
    }
}
