using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>Base of every EventBridge request.</summary>
public class AmazonEventBridgeRequest : AmazonWebServiceRequest;
