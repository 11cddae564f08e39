namespace Amazon.RDS.Model;

/// <summary>A DB security group of a DB instance and its status.</summary>
public class DBSecurityGroupMembership
{
    public string? DBSecurityGroupName { get; set; }
    public string? Status { get; set; }
}
