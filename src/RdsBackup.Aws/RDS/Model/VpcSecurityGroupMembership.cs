namespace Amazon.RDS.Model;

/// <summary>A VPC security group and its status.</summary>
public class VpcSecurityGroupMembership
{
    public string? VpcSecurityGroupId { get; set; }
    public string? Status { get; set; }
}
