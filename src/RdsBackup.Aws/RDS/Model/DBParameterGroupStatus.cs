namespace Amazon.RDS.Model;

/// <summary>A parameter group of a DB instance and its status.</summary>
public class DBParameterGroupStatus
{
    public string? DBParameterGroupName { get; set; }
    public string? ParameterApplyStatus { get; set; }
}
