using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A stack.</summary>
internal sealed class Stack
{
    public const string Type = "AWS::CloudFormation::Stack";

    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Updated { get; set; }

    public DateTimeOffset? Deleted { get; set; }

    public string Status { get; set; } = StackStatus.ReviewInProgress;

    public string? StatusReason { get; set; }

    /// <summary>What it is made from, or is being made from.</summary>
    public required StackInput Input { get; set; }

    public bool TerminationProtection { get; set; }

    /// <summary>The change set executed last.</summary>
    public string? ChangeSetId { get; set; }

    /// <summary>Its resources, in the order in which they were begun.</summary>
    public List<StackResource> Resources { get; } = [];

    /// <summary>Key, value and declaration, in the template's order.</summary>
    public IReadOnlyList<(TemplateOutput Declared, string Value)> Outputs { get; set; } = [];

    /// <summary>Oldest first.</summary>
    public List<StackEvent> Events { get; } = [];

    public List<ChangeSet> ChangeSets { get; } = [];

    public TokenBook Tokens { get; } = new();

    /// <summary>Counts the operations: one that another has taken the place of ends.</summary>
    public int Generation { get; set; }

    /// <summary>What an update rollback that got stuck still has to do.</summary>
    public UpdateRollback? Stuck { get; set; }

    public bool IsDeleted => Status == StackStatus.DeleteComplete;

    public StackResource? Resource(string logicalId) => Resources.Find(resource => resource.LogicalId == logicalId);

    /// <summary>Puts a resource's new state in the place of its old one.</summary>
    public void Set(StackResource resource)
    {
        var index = Resources.FindIndex(one => one.LogicalId == resource.LogicalId);
        if (index < 0)
            Resources.Add(resource);
        else
            Resources[index] = resource;
    }

    /// <summary>What a reference to one of its resources yields.</summary>
    public JsonNode Resolve(Reference reference)
    {
        var resource = Resource(reference.Name);
        return reference.Attribute is null ? resource?.PhysicalId ?? "" : resource?.Attributes.GetValueOrDefault(reference.Attribute) ?? "";
    }
}
