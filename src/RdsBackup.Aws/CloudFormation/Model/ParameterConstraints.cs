namespace Amazon.CloudFormation.Model;

/// <summary>What a parameter may be.</summary>
public class ParameterConstraints
{
    public List<string>? AllowedValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
