using System.Globalization;
using System.Text.Json;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>JSON to event patterns ("Comparison operators for use in event patterns").</summary>
internal static class PatternReader
{
    private const int Longest = 4096;

    public static FieldsPattern Read(string json)
    {
        if (json.Length > Longest)
            throw Invalid($"Event pattern is longer than {Longest} characters");
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object && root.EnumerateObject().Any()
                ? Fields(root, "")
                : throw Invalid("Empty patterns are not allowed");
        }
        catch (JsonException malformed)
        {
            throw Invalid($"{malformed.Message}");
        }
    }

    private static FieldsPattern Fields(JsonElement map, string path)
    {
        var fields = new Dictionary<string, IValuePattern>(StringComparer.Ordinal);
        IReadOnlyList<FieldsPattern> alternatives = [];
        foreach (var member in map.EnumerateObject())
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Name == "$or")
                alternatives = Alternatives(member.Value, at);
            else if (!fields.TryAdd(member.Name, Field(member.Value, at)))
                throw Invalid($"\"{at}\" is given twice");
        }

        return new FieldsPattern(fields, alternatives);
    }

    private static IReadOnlyList<FieldsPattern> Alternatives(JsonElement list, string at) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() >= 2
            ? [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
                ? Fields(item, at)
                : throw Invalid($"\"{at}\" must be an array of objects"))]
            : throw Invalid($"\"{at}\" must be an array of two objects or more");

    private static IValuePattern Field(JsonElement value, string at) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() => Fields(value, at),
        JsonValueKind.Object => throw Invalid($"Empty objects are not allowed: \"{at}\""),
        JsonValueKind.Array when value.GetArrayLength() > 0 => new LeafPattern([.. value.EnumerateArray().Select(item => Test(item, at))]),
        JsonValueKind.Array => throw Invalid($"Empty arrays are not allowed: \"{at}\""),
        _ => throw Invalid($"\"{at}\" must be an object or an array"),
    };

    private static ValueTest Test(JsonElement item, string at)
    {
        if (item.ValueKind == JsonValueKind.Array)
            throw Invalid($"Match value must be String, number, true, false, or null: \"{at}\"");
        if (item.ValueKind != JsonValueKind.Object)
            return new(Exactly(item));

        var (name, operand) = Only(item, at);
        return name switch
        {
            "exists" => operand.ValueKind switch
            {
                JsonValueKind.True => new(_ => true),
                JsonValueKind.False => new(_ => false, WhenMissing: true),
                _ => throw Invalid("exists match pattern must be either true or false."),
            },
            "anything-but" => new(AnythingBut(operand, at)),
            "numeric" => new(Numeric(operand, at)),
            _ => new(OnText(name, operand, at)),
        };
    }

    private static Func<JsonElement, bool> AnythingBut(JsonElement operand, string at)
    {
        if (operand.ValueKind == JsonValueKind.Object)
        {
            var (name, inner) = Only(operand, at);
            if (name is not ("prefix" or "suffix" or "wildcard" or "equals-ignore-case"))
                throw Unknown($"anything-but {name}", at);
            var tests = Items(inner).Select(item => OnText(name, item, at)).ToArray();
            return value => Array.TrueForAll(tests, test => !test(value));
        }

        var excepted = Items(operand);
        if (excepted.Length == 0 || Array.Exists(excepted, item => item.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
            throw Invalid($"Inside anything-but list, either all values are Number or String, mixed type is not supported: \"{at}\"");
        var equals = excepted.Select(Exactly).ToArray();
        return value => Array.TrueForAll(equals, equal => !equal(value));
    }

    private static JsonElement[] Items(JsonElement operand) =>
        operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [operand];

    private static Func<JsonElement, bool> Numeric(JsonElement operand, string at)
    {
        if (operand.ValueKind != JsonValueKind.Array || operand.GetArrayLength() is not (2 or 4))
            throw Invalid($"Value of numeric must be an array of one comparison or two: \"{at}\"");
        var tests = operand.EnumerateArray().Chunk(2).Select(pair => Comparison(pair[0], pair[1], at)).ToArray();
        return value => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && Array.TrueForAll(tests, test => test(number));
    }

    private static Func<decimal, bool> Comparison(JsonElement sign, JsonElement operand, string at)
    {
        if (operand.ValueKind != JsonValueKind.Number || !operand.TryGetDecimal(out var bound))
            throw Invalid($"Value of numeric must be a number: \"{at}\"");
        return (sign.ValueKind == JsonValueKind.String ? sign.GetString() : null) switch
        {
            "=" => number => number == bound,
            "<" => number => number < bound,
            "<=" => number => number <= bound,
            ">" => number => number > bound,
            ">=" => number => number >= bound,
            _ => throw Invalid($"Unrecognized numeric range operator: {sign.GetRawText()}"),
        };
    }

    private static Func<JsonElement, bool> OnText(string name, JsonElement operand, string at)
    {
        // Prefixes and suffixes may ignore case: {"prefix": {"equals-ignore-case": "x"}}.
        var comparison = StringComparison.Ordinal;
        if (name is "prefix" or "suffix" && operand.ValueKind == JsonValueKind.Object && Only(operand, at) is ("equals-ignore-case", var inner))
            (operand, comparison) = (inner, StringComparison.OrdinalIgnoreCase);
        var known = name is "prefix" or "suffix" or "equals-ignore-case" or "wildcard";
        if (!known)
            throw Unknown(name, at);
        if (operand.ValueKind != JsonValueKind.String)
            throw Invalid($"{name} match pattern must be a string: \"{at}\"");

        var wanted = operand.GetString()!;
        Func<string, bool> test = name switch
        {
            "prefix" => text => text.StartsWith(wanted, comparison),
            "suffix" => text => text.EndsWith(wanted, comparison),
            "equals-ignore-case" => text => text.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            _ => Wildcard.Read(wanted, at).Matches,
        };
        return value => value.ValueKind == JsonValueKind.String && test(value.GetString()!);
    }

    // Numbers are compared as they are written: 300, 300.0 and 3.0e2 are different ("Matching on field values").
    private static Func<JsonElement, bool> Exactly(JsonElement wanted)
    {
        if (wanted.ValueKind == JsonValueKind.String)
        {
            var text = wanted.GetString()!;
            return value => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);
        }

        var raw = wanted.GetRawText();
        return value => value.ValueKind == wanted.ValueKind && (value.ValueKind != JsonValueKind.Number || value.GetRawText() == raw);
    }

    private static (string Name, JsonElement Operand) Only(JsonElement map, string at) =>
        map.ValueKind == JsonValueKind.Object && map.EnumerateObject().ToArray() is [var only]
            ? (only.Name, only.Value)
            : throw Invalid($"Only one key allowed in match expression: \"{at}\"");

    public static AwsFault Invalid(string reason) =>
        new("InvalidEventPatternException", string.Create(CultureInfo.InvariantCulture, $"Event pattern is not valid. Reason: {reason}"));

    private static AwsFault Unknown(string name, string at) => AwsFault.Lacks($"match type {name} in event patterns: \"{at}\"");
}
