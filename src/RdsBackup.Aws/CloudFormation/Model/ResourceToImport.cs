using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>An existing resource that a stack takes up.</summary>
public class ResourceToImport
{
    [AWSProperty(Required = true)]
    public string? ResourceType { get; set; }

    [AWSProperty(Required = true)]
    public string? LogicalResourceId { get; set; }

    [AWSProperty(Required = true)]
    public Dictionary<string, string>? ResourceIdentifier { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
