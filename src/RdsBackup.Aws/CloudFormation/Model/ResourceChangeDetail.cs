namespace Amazon.CloudFormation.Model;

/// <summary>Why and where a resource changes.</summary>
public class ResourceChangeDetail
{
    public ResourceTargetDefinition? Target { get; set; }
    public EvaluationType? Evaluation { get; set; }
    public ChangeSource? ChangeSource { get; set; }
    public string? CausingEntity { get; set; }
}
