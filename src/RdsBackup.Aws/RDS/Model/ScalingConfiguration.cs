namespace Amazon.RDS.Model;

/// <summary>How an Aurora Serverless v1 cluster scales.</summary>
public class ScalingConfiguration
{
    public int? MinCapacity { get; set; }
    public int? MaxCapacity { get; set; }
    public bool? AutoPause { get; set; }
    public int? SecondsUntilAutoPause { get; set; }
    public string? TimeoutAction { get; set; }
    public int? SecondsBeforeTimeout { get; set; }
}
