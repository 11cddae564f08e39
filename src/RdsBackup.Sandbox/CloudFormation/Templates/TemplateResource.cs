using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A resource as a template declares it.</summary>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type">What it is.</param>
/// <param name="Properties">Its properties, functions not evaluated.</param>
internal sealed record TemplateResource(string LogicalId, ResourceType Type, JsonObject Properties)
{
    /// <summary>The condition without which it is not there.</summary>
    public string? Condition { get; init; }

    public string DeletionPolicy { get; init; } = "Delete";

    public string UpdateReplacePolicy { get; init; } = "Delete";

    public JsonNode? Metadata { get; init; }

    /// <summary>The resources that have to be there first, by name or by reference.</summary>
    public required IReadOnlySet<string> DependsOn { get; init; }
}
