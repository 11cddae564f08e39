using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A resource that a stack has, or tried to have.</summary>
internal sealed record StackResource(TemplateResource Declared)
{
    public string LogicalId => Declared.LogicalId;

    public ResourceType Type => Declared.Type;

    /// <summary>What it is called outside; what <c>Ref</c> yields. Empty while there is nothing.</summary>
    public string PhysicalId { get; init; } = "";

    /// <summary>Its properties, as they were last set.</summary>
    public JsonObject Properties { get; init; } = [];

    /// <summary>The tags of its stack when it was last set.</summary>
    public IReadOnlyDictionary<string, string> StackTags { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>Fn::GetAtt</c> yields.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public string Status { get; init; } = StackStatus.CreateInProgress;

    public string? StatusReason { get; init; }

    public DateTimeOffset Updated { get; init; }

    /// <summary>Whether there is something of it outside.</summary>
    public bool Exists => PhysicalId.Length > 0 && Status is not (StackStatus.DeleteComplete or StackStatus.DeleteSkipped);
}
