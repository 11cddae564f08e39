namespace Amazon.RDS.Model;

/// <summary>The status of a DB instance's read replication.</summary>
public class DBInstanceStatusInfo
{
    public string? StatusType { get; set; }
    public bool? Normal { get; set; }
    public string? Status { get; set; }
    public string? Message { get; set; }
}
