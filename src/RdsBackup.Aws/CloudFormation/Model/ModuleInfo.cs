namespace Amazon.CloudFormation.Model;

/// <summary>The module a resource comes from.</summary>
public class ModuleInfo
{
    public string? TypeHierarchy { get; set; }
    public string? LogicalIdHierarchy { get; set; }
}
