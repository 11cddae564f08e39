using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Models;

namespace RdsBackup.Sandbox.CloudTrail;

/// <summary>What a call asked for, as CloudTrail writes it: names begin with a small letter, secrets are left out.</summary>
internal static class RequestParameters
{
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    // AWS's model of RDS calls none of its members a secret.
    private static readonly string[] Secrets = ["MasterUserPassword"];

    /// <summary>The parameters; null when there are none or they cannot be read.</summary>
    /// <param name="input">The input by the model's names, as JSON.</param>
    /// <param name="shape">Its shape; null when it has none.</param>
    public static JsonNode? Of(string input, Shape? shape)
    {
        try
        {
            return JsonNode.Parse(input) is JsonObject { Count: > 0 } given ? Of(given, shape) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Of(JsonNode? value, Shape? shape) => value switch
    {
        JsonObject map when shape?.Type == "map" => new JsonObject(map.Select(one => KeyValuePair.Create(one.Key, Of(one.Value, shape.Value.Shape)))),
        JsonObject members => new JsonObject(members.Select(one => KeyValuePair.Create(Small(one.Key), Member(one.Key, one.Value, shape)))),
        JsonArray items => new JsonArray([.. items.Select(item => Of(item, shape?.Type == "list" ? shape.Item.Shape : null))]),
        _ => value?.DeepClone(),
    };

    private static JsonNode? Member(string name, JsonNode? value, Shape? structure)
    {
        var shape = structure?.Type == "structure" ? structure.Members.GetValueOrDefault(name)?.Shape : null;
        return shape is { IsSensitive: true } || Secrets.Contains(name) ? Hidden : Of(value, shape);
    }

    private static string Small(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
