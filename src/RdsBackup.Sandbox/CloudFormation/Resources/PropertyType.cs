using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What values a property takes; values that can be read as such are brought into its form, as AWS does.</summary>
internal abstract record PropertyType(string Name)
{
    public static PropertyType Text { get; } = new Single("String", node => node is JsonValue value ? JsonValue.Create(Scalars.Text(value)) : null);

    public static PropertyType Flag { get; } = new Single("Boolean", node => node is not JsonValue value ? null : Scalars.Text(value).ToLowerInvariant() switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => null,
    });

    public static PropertyType Integer { get; } = new Single(
        "Integer",
        node => node is JsonValue value && long.TryParse(Scalars.Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number) : null);

    public static PropertyType Number { get; } = new Single(
        "Number",
        node => node is JsonValue value && decimal.TryParse(Scalars.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number) : null);

    /// <summary>A JSON document, as an object or as text.</summary>
    public static PropertyType Document { get; } = new Single("Json", node => node is JsonObject || Scalars.IsText(node) ? node!.DeepClone() : null);

    /// <summary>Texts by free names.</summary>
    public static PropertyType Texts { get; } = new Single("Map", node => node is not JsonObject map || map.Any(member => member.Value is not JsonValue)
        ? null
        : new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Scalars.Text(member.Value!)))));

    public static PropertyType ListOf(PropertyType item) => new List(item);

    public static PropertyType Structure(params Property[] members) => new Record(new PropertySchema(members));

    /// <summary>The value in the property's own form.</summary>
    /// <param name="value">What was given.</param>
    /// <param name="path">Where, e.g. <c>#/KeyPolicy</c>.</param>
    /// <param name="faults">Gets what is wrong with it.</param>
    public abstract JsonNode Read(JsonNode value, string path, List<string> faults);

    private static string KindOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Array => "JSONArray",
        JsonValueKind.Object => "JSONObject",
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        JsonValueKind.Number => "Number",
        _ => "String",
    };

    private sealed record Single(string Name, Func<JsonNode, JsonNode?> Convert) : PropertyType(Name)
    {
        public override JsonNode Read(JsonNode value, string path, List<string> faults)
        {
            if (Convert(value) is { } read)
                return read;

            faults.Add($"{path}: expected type: {Name}, found: {KindOf(value)}");
            return value.DeepClone();
        }
    }

    private sealed record List(PropertyType Item) : PropertyType($"List of {Item.Name}")
    {
        public override JsonNode Read(JsonNode value, string path, List<string> faults)
        {
            if (value is JsonArray items)
                return new JsonArray([.. items.Select((item, index) => Item.Read(item!, Invariant($"{path}/{index}"), faults))]);

            faults.Add($"{path}: expected type: JSONArray, found: {KindOf(value)}");
            return value.DeepClone();
        }
    }

    private sealed record Record(PropertySchema Members) : PropertyType("Structure")
    {
        public override JsonNode Read(JsonNode value, string path, List<string> faults)
        {
            if (value is JsonObject given)
                return Members.Read(given, path, faults);

            faults.Add($"{path}: expected type: JSONObject, found: {KindOf(value)}");
            return value.DeepClone();
        }
    }
}
