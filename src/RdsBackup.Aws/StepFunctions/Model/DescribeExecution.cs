using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>DescribeExecution</c> is asked.</summary>
[CamelCase]
public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    public IncludedData? IncludedData { get; set; }
}

/// <summary>What <c>DescribeExecution</c> answers.</summary>
[CamelCase]
public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    [AWSProperty(Required = true)]
    public ExecutionStatus? Status { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? StartDate { get; set; }

    public string? Name { get; set; }
    public DateTime? StopDate { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public CloudWatchEventsExecutionDataDetails? InputDetails { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Output { get; set; }

    public CloudWatchEventsExecutionDataDetails? OutputDetails { get; set; }
    public string? TraceHeader { get; set; }
    public string? MapRunArn { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }

    public string? StateMachineVersionArn { get; set; }
    public string? StateMachineAliasArn { get; set; }
    public int? RedriveCount { get; set; }
    public DateTime? RedriveDate { get; set; }
    public ExecutionRedriveStatus? RedriveStatus { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? RedriveStatusReason { get; set; }
}
