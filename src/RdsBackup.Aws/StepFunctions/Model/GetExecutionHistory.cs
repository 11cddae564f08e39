using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>GetExecutionHistory</c> is asked.</summary>
[CamelCase]
public class GetExecutionHistoryRequest : AmazonStepFunctionsRequest, IPaged
{
    [AWSProperty(Required = true)]
    public string? ExecutionArn { get; set; }

    public int? MaxResults { get; set; }
    public bool? ReverseOrder { get; set; }
    public string? NextToken { get; set; }
    public bool? IncludeExecutionData { get; set; }
}

/// <summary>What <c>GetExecutionHistory</c> answers.</summary>
[CamelCase]
public class GetExecutionHistoryResponse : AmazonWebServiceResponse, IPaged
{
    [AWSProperty(Required = true)]
    public List<HistoryEvent>? Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string? NextToken { get; set; }
}
