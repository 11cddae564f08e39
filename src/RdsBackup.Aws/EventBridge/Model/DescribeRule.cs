using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>DescribeRule</c> is asked.</summary>
public class DescribeRuleRequest : AmazonEventBridgeRequest
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    public string? EventBusName { get; set; }
}

/// <summary>What <c>DescribeRule</c> answers.</summary>
public class DescribeRuleResponse : AmazonWebServiceResponse
{
    public string? Name { get; set; }
    public string? Arn { get; set; }
    public string? EventPattern { get; set; }
    public string? ScheduleExpression { get; set; }
    public RuleState? State { get; set; }
    public string? Description { get; set; }
    public string? RoleArn { get; set; }
    public string? ManagedBy { get; set; }
    public string? EventBusName { get; set; }
    public string? CreatedBy { get; set; }
}
