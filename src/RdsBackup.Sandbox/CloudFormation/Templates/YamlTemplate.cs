using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>
/// Reads a YAML template as CloudFormation does (user guide, "CloudFormation template format"): YAML 1.1 without aliases and merges, with the short
/// forms of functions as tags.
/// </summary>
internal static partial class YamlTemplate
{
    // As deep as JSON is read.
    private const int Deepest = 64;

    /// <exception cref="AwsFault"><c>ValidationError</c>: not well-formed.</exception>
    public static JsonNode? Read(string body)
    {
        try
        {
            using var text = new StringReader(body);
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return null;

            parser.Consume<DocumentStart>();
            var node = Node(parser, 1);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? node : throw CloudFormationFault.Format("YAML has more than one document.");
        }
        catch (YamlException malformed)
        {
            throw Malformed(malformed.Start);
        }
    }

    private static JsonNode? Node(Parser parser, int level)
    {
        if (level > Deepest)
            throw AwsFault.Lacks(Invariant($"templates nested more than {Deepest} levels deep"));

        if (parser.Accept<AnchorAlias>(out _))
            throw CloudFormationFault.Template("YAML aliases are not allowed in CloudFormation templates");

        if (parser.TryConsume<Scalar>(out var scalar))
            return Function(scalar, scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific || !scalar.Tag.IsLocal ? Value(scalar) : JsonValue.Create(scalar.Value));

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Node(parser, level + 1));

            return Function(sequence, list);
        }

        var mapping = parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (key.Value == "<<")
                throw CloudFormationFault.Template("YAML merges are not allowed in CloudFormation templates");

            if (!map.TryAdd(key.Value, Node(parser, level + 1)))
                throw Malformed(key.Start);
        }

        return Function(mapping, map);
    }

    private static JsonNode? Function(NodeEvent node, JsonNode? value)
    {
        var tag = node.Tag.IsEmpty || node.Tag.IsNonSpecific || !node.Tag.IsLocal ? "" : node.Tag.Value[1..];
        return tag switch
        {
            "" => value,
            "Ref" or "Condition" => new JsonObject { [tag] = value },
            "GetAtt" when value is JsonValue name && name.ToString().Split('.', 2) is [var resource, var attribute] =>
                new JsonObject { ["Fn::GetAtt"] = new JsonArray(resource, attribute) },
            _ => new JsonObject { [$"Fn::{tag}"] = value },
        };
    }

    // What is quoted is text; what has another form than a plain number (a version's date, an account with a leading zero) is text too.
    private static JsonValue? Value(Scalar scalar) => (scalar.Style, scalar.Value) switch
    {
        (not ScalarStyle.Plain, var text) => JsonValue.Create(text),
        (_, "" or "~" or "null" or "Null" or "NULL") => null,
        (_, "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON") => JsonValue.Create(true),
        (_, "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF") => JsonValue.Create(false),
        (_, var text) when PlainNumber().IsMatch(text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        (_, var text) => JsonValue.Create(text),
    };

    private static AwsFault Malformed(Mark at) => CloudFormationFault.Format(Invariant($"YAML not well-formed. (line {at.Line}, column {at.Column})"));

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainNumber();
}
