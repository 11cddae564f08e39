namespace RdsBackup.Sandbox.Kernel;

/// <summary>What other services ask of EC2.</summary>
public interface INetworks
{
    /// <summary>The VPC of a subnet; null when there is no such subnet.</summary>
    string? VpcOfSubnet(string accountId, string region, string subnetId);
}
