namespace Amazon.RDS.Model;

/// <summary>Where a DB instance listens.</summary>
public class Endpoint
{
    public string? Address { get; set; }
    public int? Port { get; set; }
    public string? HostedZoneId { get; set; }
}
