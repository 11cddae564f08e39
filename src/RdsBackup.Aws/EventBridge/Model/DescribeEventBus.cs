using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>What <c>DescribeEventBus</c> is asked.</summary>
public class DescribeEventBusRequest : AmazonEventBridgeRequest
{
    public string? Name { get; set; }
}

/// <summary>What <c>DescribeEventBus</c> answers.</summary>
public class DescribeEventBusResponse : AmazonWebServiceResponse
{
    public string? Name { get; set; }
    public string? Arn { get; set; }
    public string? Description { get; set; }
    public string? KmsKeyIdentifier { get; set; }
    public DeadLetterConfig? DeadLetterConfig { get; set; }
    public string? Policy { get; set; }
    public LogConfig? LogConfig { get; set; }
    public DateTime? CreationTime { get; set; }
    public DateTime? LastModifiedTime { get; set; }
    public string? ManagedBy { get; set; }
}
