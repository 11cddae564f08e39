using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>An error or a warning about a definition.</summary>
[CamelCase]
public class ValidateStateMachineDefinitionDiagnostic
{
    [AWSProperty(Required = true)]
    public ValidateStateMachineDefinitionSeverity? Severity { get; set; }

    [AWSProperty(Required = true, Sensitive = true)]
    public string? Code { get; set; }

    [AWSProperty(Required = true, Sensitive = true)]
    public string? Message { get; set; }

    [AWSProperty(Sensitive = true)]
    public string? Location { get; set; }
}
