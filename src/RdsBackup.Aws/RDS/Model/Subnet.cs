namespace Amazon.RDS.Model;

/// <summary>A subnet of a DB subnet group.</summary>
public class Subnet
{
    public string? SubnetIdentifier { get; set; }
    public AvailabilityZone? SubnetAvailabilityZone { get; set; }
    public Outpost? SubnetOutpost { get; set; }
    public string? SubnetStatus { get; set; }
}
