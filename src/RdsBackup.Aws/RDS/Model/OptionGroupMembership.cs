namespace Amazon.RDS.Model;

/// <summary>An option group of a DB instance and its status.</summary>
public class OptionGroupMembership
{
    public string? OptionGroupName { get; set; }
    public string? Status { get; set; }
}
