namespace Amazon.RDS.Model;

/// <summary>An option group of a DB cluster and its status.</summary>
public class DBClusterOptionGroupStatus
{
    public string? DBClusterOptionGroupName { get; set; }
    public string? Status { get; set; }
}
