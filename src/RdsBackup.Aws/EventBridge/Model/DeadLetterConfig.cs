namespace Amazon.EventBridge.Model;

/// <summary>The queue for events that could not be delivered.</summary>
public class DeadLetterConfig
{
    public string? Arn { get; set; }
}
