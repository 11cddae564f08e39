using System.Collections;
using System.Globalization;
using System.Security;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>
/// One value for each member that AWS's model knows, as JSON by AWS's names: as an object it must be sent as AWS documents it, and what AWS sends of it must
/// become that object.
/// </summary>
internal sealed class ModelSample(AwsModel model)
{
    private int count;

    public JsonObject Of(string? structure) => Of(structure, []);

    /// <summary>An object with the values.</summary>
    public object Make(Type type, string? structure, JsonObject values)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var member in Members(structure).Where(member => values.ContainsKey(member.WireName)))
        {
            var property = type.GetProperty(ModelComparison.PropertyName(member))!;
            property.SetValue(made, Make(property.PropertyType, member, values[member.WireName]!));
        }

        return made;
    }

    /// <summary>The values of an object.</summary>
    public JsonObject Describe(object made, string? structure)
    {
        var values = new JsonObject();
        foreach (var member in Members(structure))
        {
            if (made.GetType().GetProperty(ModelComparison.PropertyName(member))!.GetValue(made) is { } value)
                values[member.WireName] = Describe(value, member);
        }

        return values;
    }

    /// <summary>The values in the query protocol's form.</summary>
    public Dictionary<string, string> Form(string? structure, JsonObject values) => Members(structure)
        .Where(member => values.ContainsKey(member.WireName))
        .SelectMany(member => Form(member.WireName, member, values[member.WireName]!))
        .ToDictionary();

    /// <summary>The values in the query protocol's XML.</summary>
    public string Xml(string? structure, JsonObject values) => string.Concat(
        from member in Members(structure)
        where values.ContainsKey(member.WireName)
        select $"<{member.WireName}>{Xml(member, values[member.WireName]!)}</{member.WireName}>");

    private AwsModel.Member[] Members(string? structure) => structure is null ? [] : model.Structures[structure];

    // A structure that holds itself holds itself once.
    private JsonObject Of(string? structure, string[] path) => new(
        from member in Members(structure)
        where StructureOf(member) is not { } inner || path.Count(one => one == inner) < 2
        select KeyValuePair.Create(member.WireName, Of(member, [.. path, structure!])));

    private static string? StructureOf(AwsModel.Shape shape) => shape.Of is { } of ? StructureOf(of) : shape.Structure;

    private JsonNode? Of(AwsModel.Shape shape, string[] path) => shape.Type switch
    {
        "structure" => Of(shape.Structure, path),
        "list" => new JsonArray(Of(shape.Of!, path), Of(shape.Of!, path)),
        "map" => new JsonObject { ["a key"] = Of(shape.Of!, path), ["b & <key>"] = Of(shape.Of!, path) },
        "number" => JsonValue.Create(++count),
        "boolean" => JsonValue.Create(++count % 2 == 0),
        "timestamp" => JsonValue.Create(1795144061.123m + ++count),
        _ => JsonValue.Create(shape.Enumeration is { } values ? model.Enumerations[values][++count % model.Enumerations[values].Length] : $" text & <{++count}> größer "),
    };

    private object Make(Type type, AwsModel.Shape shape, JsonNode value)
    {
        switch (shape.Type)
        {
            case "structure":
                return Make(type, shape.Structure, value.AsObject());
            case "list":
                var list = (IList)Activator.CreateInstance(type)!;
                foreach (var item in value.AsArray())
                    list.Add(Make(type.GetGenericArguments()[0], shape.Of!, item!));
                return list;
            case "map":
                var map = (IDictionary)Activator.CreateInstance(type)!;
                foreach (var (key, item) in value.AsObject())
                    map[key] = Make(type.GetGenericArguments()[1], shape.Of!, item!);
                return map;
            case "number":
                return Convert.ChangeType((int)value, Nullable.GetUnderlyingType(type)!, CultureInfo.InvariantCulture);
            case "boolean":
                return (bool)value;
            case "timestamp":
                return Time(value);
            default:
                return shape.Enumeration is null ? (string)value! : Activator.CreateInstance(type, (string)value!)!;
        }
    }

    private JsonNode Describe(object value, AwsModel.Shape shape) => shape.Type switch
    {
        "structure" => Describe(value, shape.Structure),
        "list" => new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => Describe(item, shape.Of!))]),
        "map" => new JsonObject(((IDictionary)value).Keys.Cast<string>().Select(key => KeyValuePair.Create(key, (JsonNode?)Describe(((IDictionary)value)[key]!, shape.Of!)))),
        "number" => JsonValue.Create(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        "boolean" => JsonValue.Create((bool)value),
        "timestamp" => JsonValue.Create((decimal)((DateTime)value - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond),
        _ => JsonValue.Create(value is ConstantClass constant ? constant.Value : (string)value),
    };

    private IEnumerable<KeyValuePair<string, string>> Form(string key, AwsModel.Shape shape, JsonNode value) => shape.Type switch
    {
        "structure" => Form(shape.Structure, value.AsObject()).Select(pair => KeyValuePair.Create($"{key}.{pair.Key}", pair.Value)),
        "list" => value.AsArray().SelectMany((item, index) => Form($"{key}.{shape.MemberName}.{index + 1}", shape.Of!, item!)),
        "map" => value.AsObject().SelectMany((entry, index) =>
            Form($"{key}.entry.{index + 1}.value", shape.Of!, entry.Value!).Append(KeyValuePair.Create($"{key}.entry.{index + 1}.key", entry.Key))),
        _ => [KeyValuePair.Create(key, Text(shape, value))],
    };

    private string Xml(AwsModel.Shape shape, JsonNode value) => shape.Type switch
    {
        "structure" => Xml(shape.Structure, value.AsObject()),
        "list" => string.Concat(value.AsArray().Select(item => $"<{shape.MemberName}>{Xml(shape.Of!, item!)}</{shape.MemberName}>")),
        "map" => string.Concat(value.AsObject().Select(entry => $"<entry><key>{SecurityElement.Escape(entry.Key)}</key><value>{Xml(shape.Of!, entry.Value!)}</value></entry>")),
        _ => SecurityElement.Escape(Text(shape, value)),
    };

    private static string Text(AwsModel.Shape shape, JsonNode value) => shape.Type switch
    {
        "timestamp" => Time(value).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        "boolean" or "number" => value.ToJsonString(),
        _ => (string)value!,
    };

    private static DateTime Time(JsonNode seconds) => DateTime.UnixEpoch.AddTicks((long)((decimal)seconds * TimeSpan.TicksPerSecond));
}
