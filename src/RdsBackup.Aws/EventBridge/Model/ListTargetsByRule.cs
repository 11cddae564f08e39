using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>ListTargetsByRule</c> is asked.</summary>
public class ListTargetsByRuleRequest : AmazonEventBridgeRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? Rule { get; set; }

    public string? EventBusName { get; set; }
    public string? NextToken { get; set; }
    public int? Limit { get; set; }
}

/// <summary>What <c>ListTargetsByRule</c> answers.</summary>
public class ListTargetsByRuleResponse : AmazonWebServiceResponse, IPaged
{
    public List<Target>? Targets { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
