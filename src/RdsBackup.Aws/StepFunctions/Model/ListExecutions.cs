using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>ListExecutions</c> is asked.</summary>
[CamelCase]
public class ListExecutionsRequest : AmazonStepFunctionsRequest, IPaged
{
    public string? StateMachineArn { get; set; }
    public ExecutionStatus? StatusFilter { get; set; }
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
    public string? MapRunArn { get; set; }
    public ExecutionRedriveFilter? RedriveFilter { get; set; }
}

/// <summary>What <c>ListExecutions</c> answers.</summary>
[CamelCase]
public class ListExecutionsResponse : AmazonWebServiceResponse, IPaged
{
    [AWSProperty(Required = true)]
    public List<ExecutionListItem>? Executions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? NextToken { get; set; }
}
