using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>ListStateMachines</c> is asked.</summary>
[CamelCase]
public class ListStateMachinesRequest : AmazonStepFunctionsRequest, IPaged
{
    public int? MaxResults { get; set; }
    public string? NextToken { get; set; }
}

/// <summary>What <c>ListStateMachines</c> answers.</summary>
[CamelCase]
public class ListStateMachinesResponse : AmazonWebServiceResponse, IPaged
{
    [AWSProperty(Required = true)]
    public List<StateMachineListItem>? StateMachines { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? NextToken { get; set; }
}
