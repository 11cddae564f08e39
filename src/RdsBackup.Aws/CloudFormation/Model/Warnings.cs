namespace Amazon.CloudFormation.Model;

/// <summary>What in a template was not understood.</summary>
public class Warnings
{
    public List<string>? UnrecognizedResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
