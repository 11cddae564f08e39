using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>ValidateTemplate</c> is asked.</summary>
public class ValidateTemplateRequest : AmazonCloudFormationRequest
{
    public string? TemplateBody { get; set; }
    public string? TemplateURL { get; set; }
}

/// <summary>What <c>ValidateTemplate</c> answers.</summary>
public class ValidateTemplateResponse : AmazonWebServiceResponse
{
    public List<TemplateParameter>? Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? Description { get; set; }
    public List<Capability>? Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? CapabilitiesReason { get; set; }
    public List<string>? DeclaredTransforms { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
