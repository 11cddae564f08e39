using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>What Step Functions refuses, in its words.</summary>
internal static class StepFunctionsFaults
{
    public static AwsFault Validation(string message) => new("ValidationException", message);

    public static AwsFault InvalidArn(string arn) => new("InvalidArn", $"Invalid Arn: '{arn}'");

    public static AwsFault InvalidName(string name) => new("InvalidName", $"Invalid Name: '{name}'");

    /// <summary>A definition that AWS refuses; what only the sandbox refuses comes first, and in its name.</summary>
    public static AwsFault InvalidDefinition(IReadOnlyList<DefinitionProblem> problems) => problems.FirstOrDefault(problem => problem.IsSandboxs) is { } lacking
        ? new(AwsFault.NotInSandbox, $"{lacking.Message} ({lacking.Location})")
        : new("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join(", ", problems)}'");

    public static AwsFault NoMachine(string arn) => new("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    public static AwsFault NoExecution(string arn) => new("ExecutionDoesNotExist", $"Execution Does Not Exist: '{arn}'");
}
