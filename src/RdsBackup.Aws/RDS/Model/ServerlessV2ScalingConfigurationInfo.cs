namespace Amazon.RDS.Model;

/// <summary>How an Aurora Serverless v2 cluster scales, as it is now.</summary>
public class ServerlessV2ScalingConfigurationInfo
{
    public double? MinCapacity { get; set; }
    public double? MaxCapacity { get; set; }
    public int? SecondsUntilAutoPause { get; set; }
}
