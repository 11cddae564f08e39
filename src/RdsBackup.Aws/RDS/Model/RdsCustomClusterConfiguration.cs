namespace Amazon.RDS.Model;

/// <summary>Settings of an RDS Custom cluster.</summary>
public class RdsCustomClusterConfiguration
{
    public string? InterconnectSubnetId { get; set; }
    public string? TransitGatewayMulticastDomainId { get; set; }
    public ReplicaMode? ReplicaMode { get; set; }
}
