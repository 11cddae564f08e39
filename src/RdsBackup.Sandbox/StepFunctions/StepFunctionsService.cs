using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Integration;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>AWS Step Functions: Standard workflows in JSONata, and what they call.</summary>
public sealed class StepFunctionsService : IService, ITagged
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    /// <param name="calls">How tasks call.</param>
    /// <param name="timeline">Where executions run.</param>
    /// <param name="events">Where executions tell what became of them.</param>
    /// <param name="ids">Names nobody chose.</param>
    /// <param name="seed">Jitter.</param>
    internal StepFunctionsService(InnerCalls calls, Timeline timeline, ServiceEvents events, IdSource ids, int seed)
    {
        var interpreter = new Interpreter(
            timeline, new TaskCaller(calls), new Random(seed), (execution, now) => events.Publish(StatusChange.Of(execution, now)));
        var machines = new MachineOperations(Machines, calls, ids);
        var executions = new ExecutionOperations(Machines, interpreter, timeline, ids);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateStateMachine"] = new("name definition roleArn type loggingConfiguration tags tracingConfiguration publish", machines.Create),
            ["UpdateStateMachine"] = new("stateMachineArn definition roleArn loggingConfiguration tracingConfiguration", machines.Update),
            ["DeleteStateMachine"] = new("stateMachineArn", machines.Delete),
            ["DescribeStateMachine"] = new("stateMachineArn includedData", machines.Describe),
            ["ListStateMachines"] = new("maxResults nextToken", (call, _) => machines.List(call)),
            ["ValidateStateMachineDefinition"] = new("definition type severity maxResults", MachineOperations.Validate),
            ["TagResource"] = new("resourceArn tags", machines.Tag),
            ["UntagResource"] = new("resourceArn tagKeys", machines.Untag),
            ["ListTagsForResource"] = new("resourceArn", machines.ListTags),
            ["StartExecution"] = new("stateMachineArn name input traceHeader", executions.Start),
            ["StopExecution"] = new("executionArn error cause", executions.Stop),
            ["DescribeExecution"] = new("executionArn includedData", executions.Describe),
            ["ListExecutions"] = new("stateMachineArn statusFilter maxResults nextToken", executions.List),
            ["GetExecutionHistory"] = new("executionArn maxResults reverseOrder nextToken includeExecutionData", executions.History),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("stepfunctions");

    Refusals IService.Refusals => Refusals.Json;

    AwsFault IService.InvalidPage(string member, string value) => new AwsFault("InvalidToken", $"Invalid Token: '{value}'");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>Every execution there was, the earliest first: what a rehearsal looks at without a call.</summary>
    public IReadOnlyList<ExecutionSummary> Executions =>
    [
        .. from machine in Machines.Values
           from execution in machine.Executions.Values
           orderby execution.Start
           select ExecutionSummary.Of(execution),
    ];

    /// <summary>Every state machine, by ARN.</summary>
    internal Dictionary<string, StateMachine> Machines { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        Machines.Values
            .Where(machine => machine.AccountId == accountId && machine.Region == region).Select(machine => new TaggedResource(machine.Arn, machine.Tags));

    /// <summary>Reads a payload.</summary>
    /// <exception cref="AwsFault"><c>InvalidExecutionInput</c>.</exception>
    internal static Payload ReadInput(string text)
    {
        try
        {
            var payload = new Payload(JsonataValue.Parse(text), text);
            return payload.IsTooLarge
                ? throw StepFunctionsFaults.Validation($"1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {Payload.MostBytes}")
                : payload;
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new AwsFault("InvalidExecutionInput", $"Invalid State Machine Execution Input: '{error.Message}'");
        }
    }
}
