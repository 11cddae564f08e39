using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>StartExecution</c> is asked.</summary>
[CamelCase]
public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    public string? Name { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Input { get; set; }

    public string? TraceHeader { get; set; }
}

/// <summary>What <c>StartExecution</c> answers.</summary>
[CamelCase]
public class StartExecutionResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? StartDate { get; set; }
}
