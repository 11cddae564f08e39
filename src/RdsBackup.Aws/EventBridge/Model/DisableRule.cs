using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>DisableRule</c> is asked.</summary>
public class DisableRuleRequest : AmazonEventBridgeRequest
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    public string? EventBusName { get; set; }
}

/// <summary>What <c>DisableRule</c> answers.</summary>
public class DisableRuleResponse : AmazonWebServiceResponse;
