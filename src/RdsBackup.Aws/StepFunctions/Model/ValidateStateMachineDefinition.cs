using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>What <c>ValidateStateMachineDefinition</c> is asked.</summary>
[CamelCase]
public class ValidateStateMachineDefinitionRequest : AmazonStepFunctionsRequest
{
    [AWSProperty(Required = true, Sensitive = true)]
    public string? Definition { get; set; }

    public StateMachineType? Type { get; set; }
    public ValidateStateMachineDefinitionSeverity? Severity { get; set; }
    public int? MaxResults { get; set; }
}

/// <summary>What <c>ValidateStateMachineDefinition</c> answers.</summary>
[CamelCase]
public class ValidateStateMachineDefinitionResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public ValidateStateMachineDefinitionResultCode? Result { get; set; }

    [AWSProperty(Required = true)]
    public List<ValidateStateMachineDefinitionDiagnostic>? Diagnostics { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public bool? Truncated { get; set; }
}
