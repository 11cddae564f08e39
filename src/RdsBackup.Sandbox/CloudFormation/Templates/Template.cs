using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A template that was read and found in order, as far as that can be told without parameters.</summary>
internal sealed class Template
{
    /// <summary>The text as it was handed in.</summary>
    public required string Body { get; init; }

    public string? Description { get; init; }

    public string? Version { get; init; }

    public JsonNode? Metadata { get; init; }

    public required IReadOnlyDictionary<string, TemplateParameter> Parameters { get; init; }

    public required JsonObject Mappings { get; init; }

    public required JsonObject Conditions { get; init; }

    /// <summary>In the order of the text.</summary>
    public required IReadOnlyDictionary<string, TemplateResource> Resources { get; init; }

    public required IReadOnlyDictionary<string, TemplateOutput> Outputs { get; init; }

    /// <summary>The capabilities a caller has to acknowledge: <c>CAPABILITY_NAMED_IAM</c> with custom names, <c>CAPABILITY_IAM</c> without.</summary>
    public string? RequiredCapability
    {
        get
        {
            var identities = Resources.Values.Where(resource => resource.Type.NeedsCapability).ToList();
            return identities.Count == 0 ? null
                : identities.Exists(resource => resource.Type.NameProperty is { } name && resource.Properties.ContainsKey(name)) ? "CAPABILITY_NAMED_IAM"
                : "CAPABILITY_IAM";
        }
    }
}
