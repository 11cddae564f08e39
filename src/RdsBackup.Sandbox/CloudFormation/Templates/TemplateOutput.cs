using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>An output as a template declares it.</summary>
internal sealed record TemplateOutput(string Key, JsonNode Value, string? Description, string? Condition);
