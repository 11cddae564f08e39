namespace Amazon.RDS.Model;

/// <summary>A DB instance that is part of a DB cluster.</summary>
public class DBClusterMember
{
    public string? DBInstanceIdentifier { get; set; }
    public bool? IsClusterWriter { get; set; }
    public string? DBClusterParameterGroupStatus { get; set; }
    public int? PromotionTier { get; set; }
}
