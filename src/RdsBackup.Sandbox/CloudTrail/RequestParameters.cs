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

    /// <summary>The parameters; null when there are none or they could not be read.</summary>
    /// <param name="input">The input by the model's names.</param>
    /// <param name="shape">Its shape; null when it has none.</param>
    public static JsonNode? Of(JsonObject? input, Shape? shape) => input is { Count: > 0 } ? Of((JsonNode)input, shape) : null;

    /// <summary>An input out of JSON; null when it is none.</summary>
    public static JsonObject? Parse(string input)
    {
        try
        {
            return JsonNode.Parse(input) as JsonObject;
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
