using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>A DB subnet group.</summary>
public class DBSubnetGroup
{
    public string? DBSubnetGroupName { get; set; }
    public string? DBSubnetGroupDescription { get; set; }
    public string? VpcId { get; set; }
    public string? SubnetGroupStatus { get; set; }

    [ListMember("Subnet")]
    public List<Subnet>? Subnets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? DBSubnetGroupArn { get; set; }
    public List<string>? SupportedNetworkTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
