namespace Amazon.EventBridge.Model;

/// <summary>What a bus logs.</summary>
public class LogConfig
{
    public IncludeDetail? IncludeDetail { get; set; }
    public Level? Level { get; set; }
}
