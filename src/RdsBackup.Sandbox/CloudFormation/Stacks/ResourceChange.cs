using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a change set will do to a resource (API reference, <c>ResourceChange</c>).</summary>
/// <param name="Action"><c>Add</c>, <c>Modify</c> or <c>Remove</c>.</param>
internal sealed record ResourceChange(string Action, string LogicalId, string PhysicalId, string Type)
{
    /// <summary>For <c>Modify</c>: <c>True</c>, <c>False</c> or <c>Conditional</c>.</summary>
    public string? Replacement { get; init; }

    /// <summary>What becomes of what is there, when its policy says so.</summary>
    public string? PolicyAction { get; init; }

    public IReadOnlyList<string> Scope { get; init; } = [];

    public IReadOnlyList<ChangeDetail> Details { get; init; } = [];

    public JsonObject? Before { get; init; }

    public JsonObject? After { get; init; }
}

/// <summary>One attribute or property that changes (API reference, <c>ResourceChangeDetail</c>).</summary>
/// <param name="Attribute">E.g. <c>Properties</c> or <c>Tags</c>.</param>
/// <param name="Name">The property.</param>
/// <param name="RequiresRecreation"><c>Never</c> or <c>Always</c>.</param>
/// <param name="Before">The value before, as text.</param>
/// <param name="After">The value afterwards, as text.</param>
/// <param name="IsStatic">Whether the new value is known already.</param>
/// <param name="Source">What causes it, e.g. <c>DirectModification</c>.</param>
/// <param name="CausingEntity">The parameter, resource or attribute that causes it.</param>
internal sealed record ChangeDetail(
    string Attribute, string? Name, string RequiresRecreation, string? Before, string? After, bool IsStatic, string Source, string? CausingEntity);
