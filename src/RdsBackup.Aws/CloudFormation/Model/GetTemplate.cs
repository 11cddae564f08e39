using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>GetTemplate</c> is asked.</summary>
public class GetTemplateRequest : AmazonCloudFormationRequest
{
    public string? StackName { get; set; }
    public string? ChangeSetName { get; set; }
    public TemplateStage? TemplateStage { get; set; }
}

/// <summary>What <c>GetTemplate</c> answers.</summary>
public class GetTemplateResponse : AmazonWebServiceResponse
{
    public string? TemplateBody { get; set; }
    public List<TemplateStage>? StagesAvailable { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
