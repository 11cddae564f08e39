namespace Amazon.CloudFormation.Model;

/// <summary>The attribute of a resource that changes.</summary>
public class ResourceTargetDefinition
{
    public ResourceAttribute? Attribute { get; set; }
    public string? Name { get; set; }
    public RequiresRecreation? RequiresRecreation { get; set; }
    public string? Path { get; set; }
    public string? BeforeValue { get; set; }
    public string? AfterValue { get; set; }
    public BeforeValueFrom? BeforeValueFrom { get; set; }
    public AfterValueFrom? AfterValueFrom { get; set; }
    public LiveResourceDrift? Drift { get; set; }
    public AttributeChangeType? AttributeChangeType { get; set; }
}
