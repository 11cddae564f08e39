namespace Amazon.RDS.Model;

/// <summary>The Aurora Limitless Database status of a DB cluster.</summary>
public class LimitlessDatabase
{
    public LimitlessDatabaseStatus? Status { get; set; }
    public double? MinRequiredACU { get; set; }
}
