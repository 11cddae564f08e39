using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>A service behind one of AWS's protocols that carry JSON documents.</summary>
internal abstract class DocumentEndpoint(string name) : Endpoint(name)
{
    /// <summary>A request as a client would write it.</summary>
    public abstract WireRequest Request(string action, JsonObject input);

    /// <summary>An answer as a client would read it.</summary>
    public static JsonObject ReadResult(WireResponse response) => Parse(response.Body);

    /// <summary>An answer's bytes. AWS leaves out what has no value; it writes no nulls.</summary>
    protected static byte[] Write(JsonObject answer)
    {
        DropNulls(answer);
        return JsonSerializer.SerializeToUtf8Bytes(answer);
    }

    /// <summary>A body as an object; without members when it is empty.</summary>
    /// <exception cref="AwsFault"><c>SerializationException</c>.</exception>
    protected static JsonObject Parse(byte[] body)
    {
        try
        {
            if (body.Length == 0)
                return [];

            if (StrictJson.Parse(body) is JsonObject input)
                return input;
        }
        catch (JsonException)
        {
        }

        throw new AwsFault("SerializationException", "The request body is not a JSON object.");
    }

    private static void DropNulls(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToList())
                members.Remove(name);
        }

        foreach (var child in node is JsonArray items ? items : (node as JsonObject)?.Select(member => member.Value) ?? [])
            DropNulls(child);
    }
}
