namespace Amazon.RDS.Model;

/// <summary>An IAM role of a DB instance.</summary>
public class DBInstanceRole
{
    public string? RoleArn { get; set; }
    public string? FeatureName { get; set; }
    public string? Status { get; set; }
}
