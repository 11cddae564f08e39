using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Templates;

/// <summary>
/// A state machine as it is written: YAML, in which <c>Include</c> names files whose states are added, and keys that begin with <c>x-</c> only hold anchors.
/// </summary>
internal static class MachineSource
{
    /// <summary>How definitions are written: no byte more than needed.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The definition of a machine.</summary>
    /// <exception cref="TemplateSourceException">It is missing or no YAML, or two of its parts have a state of the same name.</exception>
    public static JsonObject Read(string folder, string name)
    {
        var file = Path.Combine(folder, name + ".asl.yaml");
        var machine = Load(file);
        var states = machine["States"]!.AsObject();
        foreach (var part in machine["Include"]?.AsArray().Select(part => part!.GetValue<string>()) ?? [])
        {
            foreach (var (state, definition) in Load(Path.Combine(folder, part))["States"]!.AsObject())
            {
                if (!states.TryAdd(state, definition!.DeepClone()))
                    throw new TemplateSourceException(file, $"The state {state} is there already; {part} brings it too.");
            }
        }

        machine.Remove("Include");
        return machine;
    }

    private static JsonObject Load(string file)
    {
        try
        {
            using var reader = File.OpenText(file);
            var stream = new YamlStream();
            stream.Load(new MergingParser(new Parser(reader)));
            var content = Convert(stream.Documents[0].RootNode)!.AsObject();
            foreach (var anchors in content.Select(entry => entry.Key).Where(key => key.StartsWith("x-", StringComparison.Ordinal)).ToList())
                content.Remove(anchors);

            return content;
        }
        catch (Exception broken) when (broken is YamlException or IOException or FormatException)
        {
            throw new TemplateSourceException(file, broken.Message);
        }
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Convert(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode scalar => Convert(scalar),
        _ => throw new InvalidOperationException($"A node of kind {node.NodeType}."),
    };

    private static JsonValue? Convert(YamlScalarNode scalar) => (scalar.Style, scalar.Value) switch
    {
        (ScalarStyle.Plain, "true") => JsonValue.Create(true),
        (ScalarStyle.Plain, "false") => JsonValue.Create(false),
        (ScalarStyle.Plain, { } text) when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        (_, { } text) when text.StartsWith("{%", StringComparison.Ordinal) => JsonValue.Create(Expression.Shorten(text)),
        _ => JsonValue.Create(scalar.Value),
    };
}
