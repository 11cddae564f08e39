namespace Amazon.EventBridge.Model;

/// <summary>The id of an event that was sent, or why it was not.</summary>
public class PutEventsResultEntry
{
    public string? EventId { get; set; }
    public string? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }
}
