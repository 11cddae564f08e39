using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Single values of a template as texts: CloudFormation takes numbers and booleans wherever it takes text.</summary>
internal static class Scalars
{
    /// <summary>The text of a single value; JSON for anything else.</summary>
    public static string Text(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    public static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;
}
