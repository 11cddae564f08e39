using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A template's text, JSON or YAML, read into one form: JSON with the long names of functions.</summary>
internal static class TemplateText
{
    /// <summary>The most bytes a template in a call may have; larger ones come from S3, which the sandbox lacks.</summary>
    public const int LargestBody = 51_200;

    /// <exception cref="AwsFault"><c>ValidationError</c>: too large, not well-formed, or no mapping.</exception>
    public static JsonObject Read(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > LargestBody)
        {
            throw CloudFormationFault.Validation(
                $"1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to {LargestBody}");
        }

        var node = body.TrimStart().StartsWith('{') ? ReadJson(body) : YamlTemplate.Read(body);
        return node as JsonObject ?? throw CloudFormationFault.Format("unsupported structure.");
    }

    private static JsonNode? ReadJson(string body)
    {
        try
        {
            var node = StrictJson.Parse(body);
            Touch(node);
            return node;
        }
        catch (JsonException malformed)
        {
            throw CloudFormationFault.Format(Invariant($"JSON not well-formed. (line {malformed.LineNumber + 1}, column {malformed.BytePositionInLine + 1})"));
        }
        catch (ArgumentException)
        {
            throw CloudFormationFault.Format("JSON not well-formed. A key is there twice.");
        }
    }

    // Objects are read lazily, and a key that is there twice shows only then.
    private static void Touch(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var (_, child) in map)
                Touch(child);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Touch(child);
        }
    }
}
