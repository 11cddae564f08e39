namespace Amazon.RDS.Model;

/// <summary>An Availability Zone.</summary>
public class AvailabilityZone
{
    public string? Name { get; set; }
}
