using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.TrimModels;

/// <summary>A service model of AWS's, cut to some operations and what they reach, without prose.</summary>
internal static class TrimmedModel
{
    private static readonly string[] Prose = ["documentation", "documentationUrl", "deprecatedMessage", "deprecatedSince", "examples"];

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Cuts a model.</summary>
    /// <param name="model">The model as AWS publishes it.</param>
    /// <param name="operations">The names of the operations that stay.</param>
    /// <returns>JSON with one line for each operation and shape, in order, so that a change can be read.</returns>
    /// <exception cref="InvalidDataException">The model lacks an operation, or a shape that one reaches.</exception>
    public static string Of(JsonObject model, IReadOnlyCollection<string> operations)
    {
        var service = (string?)model["metadata"]?["serviceId"] ?? throw new InvalidDataException("The model names no service.");
        var kept = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var shapes = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var name in operations)
        {
            var operation = model["operations"]?[name] ?? throw new InvalidDataException($"{service} has no operation {name}.");
            kept[name] = Plain(operation);
            Reach(operation);
        }

        var pages = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, page) in model["pagination"]?.AsObject() ?? [])
        {
            if (kept.ContainsKey(name))
                pages[name] = Plain(page!);
        }

        var text = new StringBuilder("{\n");
        foreach (var head in (string[])["source", "version", "metadata"])
            text.Append($"  \"{head}\": {Plain(model[head]!).ToJsonString(Compact)},\n");
        Append("operations", kept, ",");
        Append("pagination", pages, ",");
        Append("shapes", shapes, "");
        return text.Append("}\n").ToString();

        void Append(string head, SortedDictionary<string, JsonNode> lines, string end) => text
            .Append($"  \"{head}\": {{")
            .AppendJoin(',', lines.Select(line => $"\n    \"{line.Key}\": {line.Value.ToJsonString(Compact)}"))
            .Append(lines.Count == 0 ? $"}}{end}\n" : $"\n  }}{end}\n");

        // Whatever names a shape is reached: members, the items of lists, keys and values of maps, errors.
        void Reach(JsonNode? node)
        {
            if (node is JsonArray list)
            {
                foreach (var one in list)
                    Reach(one);
            }
            else if (node is JsonObject owner)
            {
                foreach (var (name, value) in owner)
                {
                    if (name == "shape" && value is JsonValue reference)
                        Add((string)reference!);
                    else
                        Reach(value);
                }
            }
        }

        void Add(string name)
        {
            if (shapes.ContainsKey(name))
                return;
            var shape = model["shapes"]?[name] ?? throw new InvalidDataException($"{service} has no shape {name}.");
            shapes[name] = Plain(shape);
            Reach(shape);
        }
    }

    private static JsonNode Plain(JsonNode node)
    {
        if (node is JsonArray list)
            return new JsonArray([.. list.Select(one => Plain(one!))]);
        if (node is not JsonObject owner)
            return node.DeepClone();
        var plain = new JsonObject();
        foreach (var (name, value) in owner)
        {
            // A member of that name is a shape's, and no prose.
            if (!Prose.Contains(name, StringComparer.Ordinal) || value is JsonObject)
                plain[name] = Plain(value!);
        }

        return plain;
    }
}
