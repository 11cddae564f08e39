namespace Amazon.EventBridge.Model;

/// <summary>How long and how often an event is delivered again.</summary>
public class RetryPolicy
{
    public int? MaximumRetryAttempts { get; set; }
    public int? MaximumEventAgeInSeconds { get; set; }
}
