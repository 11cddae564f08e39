using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>ListRules</c> is asked.</summary>
public class ListRulesRequest : AmazonEventBridgeRequest, IPaged
{
    public string? NamePrefix { get; set; }
    public string? EventBusName { get; set; }
    public string? NextToken { get; set; }
    public int? Limit { get; set; }
}

/// <summary>What <c>ListRules</c> answers.</summary>
public class ListRulesResponse : AmazonWebServiceResponse, IPaged
{
    public List<Rule>? Rules { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string? NextToken { get; set; }
}
