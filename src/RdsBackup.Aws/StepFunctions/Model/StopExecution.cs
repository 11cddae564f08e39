using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>StopExecution</c> is asked.</summary>
[CamelCase]
public class StopExecutionRequest : AmazonStepFunctionsRequest
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Error { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Cause { get; set; }
}

/// <summary>What <c>StopExecution</c> answers.</summary>
[CamelCase]
public class StopExecutionResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public DateTime? StopDate { get; set; }
}
