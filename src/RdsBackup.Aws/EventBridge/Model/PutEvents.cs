using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>PutEvents</c> is asked.</summary>
public class PutEventsRequest : AmazonEventBridgeRequest
{
    [AWSProperty(Required = true)]
    public List<PutEventsRequestEntry>? Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? EndpointId { get; set; }
}

/// <summary>What <c>PutEvents</c> answers.</summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    public int? FailedEntryCount { get; set; }
    public List<PutEventsResultEntry>? Entries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
