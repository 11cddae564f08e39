using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>What Step Functions refuses, in its words.</summary>
internal static class StepFunctionsFaults
{
    public static AwsFault Validation(string message) => new("ValidationException", message);

    public static AwsFault InvalidArn(string arn) => new("InvalidArn", $"Invalid Arn: '{arn}'");

    public static AwsFault InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    public static AwsFault InvalidDefinition(IEnumerable<DefinitionProblem> problems) =>
        new("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join(", ", problems)}'");

    public static AwsFault NoMachine(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsFault NoExecution(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");
}
