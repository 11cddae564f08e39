using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>GetTemplateSummary</c> is asked.</summary>
public class GetTemplateSummaryRequest : AmazonCloudFormationRequest
{
    public string? TemplateBody { get; set; }
    public string? TemplateURL { get; set; }
    public string? StackName { get; set; }
    public string? StackSetName { get; set; }
    public CallAs? CallAs { get; set; }
    public TemplateSummaryConfig? TemplateSummaryConfig { get; set; }
}

/// <summary>What <c>GetTemplateSummary</c> answers.</summary>
public class GetTemplateSummaryResponse : AmazonWebServiceResponse
{
    public List<ParameterDeclaration>? Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? Description { get; set; }
    public List<Capability>? Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? CapabilitiesReason { get; set; }
    public List<string>? ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? Version { get; set; }
    public string? Metadata { get; set; }
    public List<string>? DeclaredTransforms { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ResourceIdentifierSummary>? ResourceIdentifierSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public Warnings? Warnings { get; set; }
}
