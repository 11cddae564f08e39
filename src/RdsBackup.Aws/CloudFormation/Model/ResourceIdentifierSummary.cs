namespace Amazon.CloudFormation.Model;

/// <summary>By which properties resources of a type are identified when they are imported.</summary>
public class ResourceIdentifierSummary
{
    public string? ResourceType { get; set; }
    public List<string>? LogicalResourceIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string>? ResourceIdentifiers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
