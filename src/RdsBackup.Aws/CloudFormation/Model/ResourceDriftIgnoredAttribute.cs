namespace Amazon.CloudFormation.Model;

/// <summary>An attribute whose drift is ignored.</summary>
public class ResourceDriftIgnoredAttribute
{
    public string? Path { get; set; }
    public DriftIgnoredReason? Reason { get; set; }
}
