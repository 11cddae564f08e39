using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>EnableRule</c> is asked.</summary>
public class EnableRuleRequest : AmazonEventBridgeRequest
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    public string? EventBusName { get; set; }
}

/// <summary>What <c>EnableRule</c> answers.</summary>
public class EnableRuleResponse : AmazonWebServiceResponse;
