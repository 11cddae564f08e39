namespace Amazon.RDS.Model;

/// <summary>How an Aurora Serverless v2 cluster scales.</summary>
public class ServerlessV2ScalingConfiguration
{
    public double? MinCapacity { get; set; }
    public double? MaxCapacity { get; set; }
    public int? SecondsUntilAutoPause { get; set; }
}
