namespace Amazon.RDS.Model;

/// <summary>The Outpost a DB subnet is on.</summary>
public class Outpost
{
    public string? Arn { get; set; }
}
