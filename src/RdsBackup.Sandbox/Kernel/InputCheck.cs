using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>Holds an input against its shape: types first, then what the sandbox honours, then AWS's constraints.</summary>
internal sealed class InputCheck(Refusals refusals)
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    private readonly List<string> problems = [];

    /// <summary>Checks an input, and takes out what the model does not have, as AWS ignores it.</summary>
    /// <exception cref="AwsFault">It is not as it should be.</exception>
    public void Check(JsonObject input, Shape structure, HonouredMembers honoured)
    {
        Types(input, structure, "");
        Honoured(input, structure, honoured);
        Constraints(input, structure, "");
        if (problems.Count > 0)
            throw refusals.Broken(problems);
    }

    private static void Types(JsonNode value, Shape shape, string path)
    {
        var fits = shape.Type switch
        {
            "structure" or "map" => value is JsonObject,
            "list" => value is JsonArray,
            "boolean" => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            "integer" => value is JsonValue number && number.TryGetValue<int>(out _),
            "long" => value is JsonValue number && number.TryGetValue<long>(out _),
            "float" or "double" => value is JsonValue number && number.TryGetValue<double>(out var real) && double.IsFinite(real),
            "timestamp" => IsTime(value),
            "blob" => value is JsonValue text && text.TryGetValue<string>(out var base64) && Convert.TryFromBase64String(base64, new byte[base64.Length], out _),
            _ => value.GetValueKind() == JsonValueKind.String,
        };
        if (!fits)
            throw new AwsFault("SerializationException", $"The value of {path} is not of the expected type.");
        switch (shape.Type)
        {
            case "structure":
                var members = value.AsObject();
                foreach (var name in members.Where(one => one.Value is null || !shape.Members.ContainsKey(one.Key)).Select(one => one.Key).ToList())
                    members.Remove(name);
                foreach (var (name, one) in members)
                    Types(one!, shape.Members[name].Shape, Below(path, name));
                break;
            case "list":
                foreach (var (index, item) in value.AsArray().Select((item, index) => (index, item)))
                    Types(item ?? throw new AwsFault("SerializationException", $"The value of {path} has an item that is null."), shape.Item.Shape, Below(path, Invariant($"{index + 1}")));
                break;
            case "map":
                foreach (var (key, one) in value.AsObject())
                    Types(one ?? throw new AwsFault("SerializationException", $"The value of {path} has a value that is null."), shape.Value.Shape, Below(path, key));
                break;
        }
    }

    private static bool IsTime(JsonNode value)
    {
        try
        {
            Wire.Moment.Of(value);
            return true;
        }
        catch (Exception odd) when (odd is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static void Honoured(JsonNode value, Shape shape, HonouredMembers honoured)
    {
        switch (shape.Type)
        {
            case "structure":
                foreach (var (name, one) in value.AsObject())
                {
                    if (!honoured.Contains(name, out var below))
                        throw AwsFault.Lacks($"parameter '{name}' here");
                    if (below is not null)
                        Honoured(one!, shape.Members[name].Shape, below);
                }

                break;
            case "list":
                foreach (var item in value.AsArray())
                    Honoured(item!, shape.Item.Shape, honoured);
                break;
            case "map":
                foreach (var (_, one) in value.AsObject())
                    Honoured(one!, shape.Value.Shape, honoured);
                break;
        }
    }

    private void Constraints(JsonNode value, Shape shape, string path)
    {
        switch (shape.Type)
        {
            case "structure":
                var given = value.AsObject();
                foreach (var member in shape.InOrder)
                {
                    if (given[member.Name] is { } one)
                        Constraints(one, member.Shape, Below(path, member.Name));
                    else if (member.IsRequired)
                        Missing(Below(path, member.Name));
                }

                break;
            case "list":
                Size(value.AsArray().Count, shape, value, path, "length");
                foreach (var (index, item) in value.AsArray().Select((item, index) => (index, item)))
                    Constraints(item!, shape.Item.Shape, Below(path, Invariant($"{index + 1}")));
                break;
            case "map":
                Size(value.AsObject().Count, shape, value, path, "length");
                foreach (var (key, one) in value.AsObject())
                {
                    Constraints(JsonValue.Create(key), shape.Key.Shape, Below(path, "key"));
                    Constraints(one!, shape.Value.Shape, Below(path, $"{key}.member"));
                }

                break;
            case "string":
                Text(value, shape, path);
                break;
            case "blob":
                Size(Convert.FromBase64String(value.GetValue<string>()).Length, shape, value, path, "length");
                break;
            case "integer" or "long" or "float" or "double":
                Size(decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0, shape, value, path, "value");
                break;
        }
    }

    private void Text(JsonNode value, Shape shape, string path)
    {
        var text = value.GetValue<string>();
        Size(Length(text), shape, value, path, "length");
        if (shape.Pattern is { } pattern && !Pattern(pattern).IsMatch(text))
            Broken(value, path, $"satisfy regular expression pattern: {pattern}");
        if (shape.Values is { } values && !values.Contains(text))
            Broken(value, path, $"satisfy enum value set: [{string.Join(", ", values)}]");
    }

    // AWS counts characters, of which a surrogate pair is one.
    private static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>A pattern of a model's: the whole text has to match. Some of Java's words are not .NET's.</summary>
    internal static Regex Pattern(string pattern) => Patterns.GetOrAdd(pattern, one => new Regex(
        $"^(?:{one.Replace("\\_", "_", StringComparison.Ordinal).Replace("\\p{ASCII}", "[\\x00-\\x7F]", StringComparison.Ordinal)})\\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)));

    private void Size(decimal size, Shape shape, JsonNode value, string path, string what)
    {
        if (size < shape.Least)
            Broken(value, path, Invariant($"have {what} greater than or equal to {shape.Least}"));
        if (size > shape.Most)
            Broken(value, path, Invariant($"have {what} less than or equal to {shape.Most}"));
    }

    private void Missing(string path)
    {
        if (refusals.Missing(path) is { } fault)
            throw fault;
        problems.Add(Refusals.Null(path));
    }

    private void Broken(JsonNode value, string path, string demand) =>
        problems.Add($"Value '{Shown(value)}' at '{Refusals.Small(path)}' failed to satisfy constraint: Member must {demand}");

    private static string Shown(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
