namespace Amazon.CloudFormation.Model;

/// <summary>How far a resource is from what its template said.</summary>
public class LiveResourceDrift
{
    public string? PreviousValue { get; set; }
    public string? ActualValue { get; set; }
    public DateTime? DriftDetectionTimestamp { get; set; }
}
