using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Integration;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>AWS Step Functions: Standard workflows in JSONata, and what they call.</summary>
public sealed class StepFunctionsService : IJsonService, ITagged
{
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
        Operations = new Dictionary<string, Func<Call, JsonObject, JsonObject>>(StringComparer.Ordinal)
        {
            ["CreateStateMachine"] = machines.Create,
            ["UpdateStateMachine"] = machines.Update,
            ["DeleteStateMachine"] = machines.Delete,
            ["DescribeStateMachine"] = machines.Describe,
            ["ListStateMachines"] = machines.List,
            ["ValidateStateMachineDefinition"] = MachineOperations.Validate,
            ["TagResource"] = machines.Tag,
            ["UntagResource"] = machines.Untag,
            ["ListTagsForResource"] = machines.ListTags,
            ["StartExecution"] = executions.Start,
            ["StopExecution"] = executions.Stop,
            ["DescribeExecution"] = executions.Describe,
            ["ListExecutions"] = executions.List,
            ["GetExecutionHistory"] = executions.History,
        };
    }

    /// <inheritdoc/>
    public string Name => "states";

    /// <inheritdoc/>
    public string TargetPrefix => "AWSStepFunctions";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<Call, JsonObject, JsonObject>> Operations { get; }

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
