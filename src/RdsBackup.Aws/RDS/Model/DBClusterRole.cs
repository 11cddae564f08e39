namespace Amazon.RDS.Model;

/// <summary>An IAM role of a DB cluster.</summary>
public class DBClusterRole
{
    public string? RoleArn { get; set; }
    public string? Status { get; set; }
    public string? FeatureName { get; set; }
}
