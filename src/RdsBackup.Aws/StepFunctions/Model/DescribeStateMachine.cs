using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>DescribeStateMachine</c> is asked.</summary>
[CamelCase]
public class DescribeStateMachineRequest : AmazonStepFunctionsRequest
{
    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    public IncludedData? IncludedData { get; set; }
}

/// <summary>What <c>DescribeStateMachine</c> answers.</summary>
[CamelCase]
public class DescribeStateMachineResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public string? StateMachineArn { get; set; }

    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Required = true, Sensitive = true)]
    public string? Definition { get; set; }

    [AWSProperty(Required = true)]
    public string? RoleArn { get; set; }

    [AWSProperty(Required = true)]
    public StateMachineType? Type { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreationDate { get; set; }

    public StateMachineStatus? Status { get; set; }
    public LoggingConfiguration? LoggingConfiguration { get; set; }
    public TracingConfiguration? TracingConfiguration { get; set; }
    public string? Label { get; set; }
    public string? RevisionId { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Description { get; set; }

    public EncryptionConfiguration? EncryptionConfiguration { get; set; }

    [AWSProperty(Sensitive = true)]
    public Dictionary<string, List<string>>? VariableReferences { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
