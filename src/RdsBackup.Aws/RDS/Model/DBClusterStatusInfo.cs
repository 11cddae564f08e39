namespace Amazon.RDS.Model;

/// <summary>The status of a DB cluster's read replication.</summary>
public class DBClusterStatusInfo
{
    public string? StatusType { get; set; }
    public bool? Normal { get; set; }
    public string? Status { get; set; }
    public string? Message { get; set; }
}
