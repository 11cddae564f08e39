using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>Executions: starting, stopping, looking.</summary>
internal sealed partial class ExecutionOperations(Dictionary<string, StateMachine> machines, Interpreter interpreter, Timeline timeline, IdSource ids)
{
    public JsonObject Start(Call call, JsonObject input)
    {
        var arn = input.Required("stateMachineArn");
        call.Demand("states:StartExecution", arn);
        var machine = Machine(call, arn);
        var name = input.Text("name") ?? ids.Uuid();
        if (!Name().IsMatch(name))
            throw StepFunctionsFaults.InvalidName(name);

        var payload = StepFunctionsService.ReadInput(input.Text("input") ?? "{}");
        if (machine.Executions.TryGetValue(name, out var existing))
        {
            return existing.IsRunning && existing.Input.Text == payload.Text
                ? Started(existing)
                : throw new AwsFault("ExecutionAlreadyExists", $"Execution Already Exists: '{existing.Arn}'");
        }

        var execution = new Execution(machine, name, payload, call.Now);
        machine.Executions.Add(name, execution);

        // The answer comes first: what the execution does, it does after that.
        timeline.At(call.Now, at => interpreter.Start(execution, at));
        return Started(execution);
    }

    public JsonObject Stop(Call call, JsonObject input)
    {
        var execution = Find(call, input, "states:StopExecution");
        interpreter.End(execution, call.Now, "ABORTED", null, input.Text("error"), input.Text("cause"));
        return new JsonObject { ["stopDate"] = (execution.Stop ?? call.Now).ToEpoch() };
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var execution = Find(call, input, "states:DescribeExecution");
        var answer = Summary(execution);
        answer["input"] = execution.Input.Text;
        answer["inputDetails"] = new JsonObject { ["included"] = true };
        if (execution.Output is { } output)
        {
            answer["output"] = output.Text;
            answer["outputDetails"] = new JsonObject { ["included"] = true };
        }

        if (execution.Error is { } error)
            answer["error"] = error;

        if (execution.Cause is { } cause)
            answer["cause"] = cause;

        return answer;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var arn = input.Required("stateMachineArn");
        call.Demand("states:ListExecutions", arn);
        var status = input.Text("statusFilter");
        var newest = Machine(call, arn).Executions.Values.Where(execution => status is null || execution.Status == status).Reverse();
        return call.Page(newest, Summary, MachineOperations.Sizes);
    }

    public JsonObject History(Call call, JsonObject input)
    {
        var execution = Find(call, input, "states:GetExecutionHistory");
        return call.Page(input.Flag("reverseOrder") == true ? execution.History.Reverse() : execution.History, Line, MachineOperations.Sizes);
    }

    private static JsonObject Line(HistoryEvent happened)
    {
        var line = new JsonObject
        {
            ["timestamp"] = happened.Time.ToEpoch(),
            ["type"] = happened.Type,
            ["id"] = happened.Id,
            ["previousEventId"] = happened.Previous,
        };
        if (happened.DetailName is { } name)
            line[name] = happened.Detail!.DeepClone();

        return line;
    }

    private static JsonObject Started(Execution execution) =>
        new() { ["executionArn"] = execution.Arn, ["startDate"] = execution.Start.ToEpoch() };

    private static JsonObject Summary(Execution execution)
    {
        var answer = new JsonObject
        {
            ["executionArn"] = execution.Arn,
            ["stateMachineArn"] = execution.Machine.Arn,
            ["name"] = execution.Name,
            ["status"] = execution.Status,
            ["startDate"] = execution.Start.ToEpoch(),
        };
        if (execution.Stop is { } stop)
            answer["stopDate"] = stop.ToEpoch();

        return answer;
    }

    private Execution Find(Call call, JsonObject input, string action)
    {
        var arn = input.Required("executionArn");
        call.Demand(action, arn);
        if (arn.Split(':') is not ["arn", _, "states", var region, var account, "execution", var machine, var name])
            throw StepFunctionsFaults.InvalidArn(arn);

        var owner = arn.Replace(":execution:", ":stateMachine:", StringComparison.Ordinal)[..^(name.Length + 1)];
        return account == call.AccountId && region == call.Region && machine.Length > 0
            && machines.TryGetValue(owner, out var found) && found.Executions.TryGetValue(name, out var execution)
                ? execution
                : throw StepFunctionsFaults.NoExecution(arn);
    }

    private StateMachine Machine(Call call, string arn) =>
        machines.TryGetValue(arn, out var machine) && machine.AccountId == call.AccountId && machine.Region == call.Region
            ? machine
            : throw StepFunctionsFaults.NoMachine(arn);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
