using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Reads and writes JSON by shapes, and what all of AWS's protocols of JSON have in common.</summary>
internal static class JsonDocuments
{
    /// <summary>What every service may answer has other names and statuses in these protocols.</summary>
    private static readonly Dictionary<string, (string Code, int Status)> CommonCodes = new(StringComparer.Ordinal)
    {
        ["AccessDenied"] = ("AccessDeniedException", 400),
        ["ExpiredToken"] = ("ExpiredTokenException", 400),
        ["IncompleteSignature"] = ("IncompleteSignatureException", 400),
        ["InvalidClientTokenId"] = ("UnrecognizedClientException", 400),
        ["MissingAuthenticationToken"] = ("MissingAuthenticationTokenException", 400),
        ["ServiceUnavailable"] = ("ServiceUnavailableException", 503),
        ["SignatureDoesNotMatch"] = ("InvalidSignatureException", 400),
        ["Throttling"] = ("ThrottlingException", 400),
    };

    /// <summary>The code and the status a fault has.</summary>
    public static (string Code, int Status) CodeOf(AwsFault fault) => CommonCodes.GetValueOrDefault(fault.Code, (fault.Code, fault.Status));

    /// <summary>A body as an object; without members when it is empty.</summary>
    /// <exception cref="AwsFault"><c>SerializationException</c>.</exception>
    public static JsonObject Parse(byte[] body)
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

    /// <summary>An answer's bytes: times as seconds, and without what has no value.</summary>
    /// <exception cref="InvalidOperationException">The output has a member that the model does not have.</exception>
    public static byte[] Write(JsonObject output, Shape? shape)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (shape is null)
                json.WriteRawValue("{}"u8);
            else
                Write(json, output, shape);
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonNode value, Shape shape)
    {
        switch (shape.Type)
        {
            case "structure":
                json.WriteStartObject();
                foreach (var (name, one) in value.AsObject())
                {
                    var member = shape.Members.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{shape.Name} has no member {name}.");
                    if (one is null)
                        continue;
                    json.WritePropertyName(member.LocationName ?? member.Name);
                    Write(json, one, member.Shape);
                }

                json.WriteEndObject();
                break;
            case "list":
                json.WriteStartArray();
                foreach (var item in value.AsArray())
                    Write(json, item!, shape.Item.Shape);
                json.WriteEndArray();
                break;
            case "map":
                json.WriteStartObject();
                foreach (var (key, one) in value.AsObject())
                {
                    json.WritePropertyName(key);
                    Write(json, one!, shape.Value.Shape);
                }

                json.WriteEndObject();
                break;
            case "timestamp":
                json.WriteNumberValue(Moment.Seconds(value));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
