using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.StepFunctions.Integration;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>
/// Runs executions, a step at a time on the timeline: what waits for hours is a planned moment and nothing else. Steps take no time of their own.
/// </summary>
/// <param name="timeline">Where steps are planned.</param>
/// <param name="tasks">Makes the calls.</param>
/// <param name="chance">Jitter, and <c>$random</c>.</param>
/// <param name="changed">Hears of executions that began or ended.</param>
internal sealed class Interpreter(Timeline timeline, TaskCaller tasks, Random chance, Action<Execution, DateTimeOffset> changed)
{
    /// <summary>Begins an execution.</summary>
    public void Start(Execution execution, DateTimeOffset now)
    {
        var root = new Branch(execution, execution.Definition.Graph, null)
        {
            Done = (at, output) => End(execution, at, "SUCCEEDED", output),
            Failed = (at, fault) => End(execution, at, "FAILED", null, fault.Error, fault.Cause),
        };
        var input = execution.Input.Text;
        root.LastEvent = execution.Record(0, now, "ExecutionStarted", "executionStartedEventDetails", new JsonObject
        {
            ["input"] = input,
            ["inputDetails"] = Whole(),
            ["roleArn"] = execution.Machine.RoleArn,
        });
        changed(execution, now);
        Limit(execution, root, now);
        Enter(root, root.Graph.StartAt, execution.Input, now);
    }

    /// <summary>Ends an execution, in whatever way.</summary>
    public void End(Execution execution, DateTimeOffset now, string status, Payload? output = null, string? error = null, string? cause = null)
    {
        if (!execution.IsRunning)
            return;

        var (type, detail) = status switch
        {
            "SUCCEEDED" => ("Succeeded", new JsonObject { ["output"] = output!.Text, ["outputDetails"] = Whole() }),
            "FAILED" => ("Failed", Problem(error, cause)),
            "TIMED_OUT" => ("TimedOut", Problem(error, cause)),
            _ => ("Aborted", Problem(error, cause)),
        };
        execution.Record(execution.History.Count, now, $"Execution{type}", $"execution{type}EventDetails", detail);
        execution.End(status, now, output, error, cause);
        changed(execution, now);
    }

    private void Limit(Execution execution, Branch root, DateTimeOffset now)
    {
        if (execution.Definition.Timeout is not { } timeout)
            return;

        var first = new Visit(root, new PassState("TimeoutSeconds"), execution.Input, now);
        var seconds = Evaluate(timeout, first, now) is JsonataNumber { Value: > 0 } number ? number.Value : 0;
        timeline.At(now.AddSeconds(seconds), at => End(execution, at, "TIMED_OUT", null, StateFault.Timeout));
    }

    private void Enter(Branch branch, string name, Payload input, DateTimeOffset now) => Plan(branch, now, at =>
    {
        var state = branch.Graph.States[name];
        branch.Execution.Transitions++;
        Record(branch, at, $"{state.Type}StateEntered", "stateEnteredEventDetails", new JsonObject
        {
            ["name"] = name,
            ["input"] = input.Text,
            ["inputDetails"] = Whole(),
        });
        Run(new Visit(branch, state, input, at), at);
    });

    private void Plan(Branch branch, DateTimeOffset when, Action<DateTimeOffset> step) => timeline.At(when, at =>
    {
        if (!branch.IsAlive)
            return;

        try
        {
            step(at);
        }
        catch (TooManyEventsException)
        {
            End(branch.Execution, at, "FAILED", null, StateFault.Runtime, $"The execution reached the maximum number of history events ({Execution.MostEvents}).");
        }
    });

    private void Run(Visit visit, DateTimeOffset now) => Guard(visit, now, () =>
    {
        switch (visit.State)
        {
            case TaskState task:
                Call(visit, task, now);
                break;
            case ChoiceState choice:
                Choose(visit, choice, now);
                break;
            case WaitState wait:
                Plan(visit.Branch, Until(visit, wait, now), at => Guard(visit, at, () => Leave(visit, at)));
                break;
            case FailState fail:
                visit.Branch.Failed(now, new StateFault(Text(fail.Error, visit, now), Text(fail.Cause, visit, now)));
                break;
            case ParallelState parallel:
                Fork(visit, parallel, now);
                break;
            case MapState map:
                new Iteration(this, visit, map, now).Begin(now);
                break;
            default:
                Leave(visit, now);
                break;
        }
    });

    private void Guard(Visit visit, DateTimeOffset now, Action step)
    {
        try
        {
            step();
        }
        catch (StateFault fault)
        {
            if (fault.Error == StateFault.QueryEvaluationError)
            {
                var detail = Problem(fault.Error, fault.Cause);
                detail["state"] = visit.State.Name;
                Record(visit.Branch, now, "EvaluationFailed", "evaluationFailedEventDetails", detail);
            }

            Recover(visit, fault, now);
        }
    }

    private void Recover(Visit visit, StateFault fault, DateTimeOffset now)
    {
        for (var i = 0; i < visit.State.Retry.Count; i++)
        {
            var retrier = visit.State.Retry[i];
            if (!retrier.Errors.Any(fault.Is))
                continue;

            if (visit.Attempts[i] >= retrier.MaxAttempts)
                break;

            var delay = retrier.Delay(visit.Attempts[i]++, chance);
            Plan(visit.Branch, now + delay, at =>
            {
                visit.Branch.Execution.Transitions++;
                Run(visit, at);
            });
            return;
        }

        if (visit.State.Catch.FirstOrDefault(catcher => catcher.Errors.Any(fault.Is)) is not { } caught)
        {
            visit.Branch.Failed(now, fault);
            return;
        }

        var error = new ObjectBuilder().Set("Error", JsonataValue.Of(fault.Error)).Set("Cause", JsonataValue.Of(fault.Cause)).Build();
        try
        {
            Leave(visit, now, error, caught.Output, caught.Assign, caught.Next, isError: true);
        }
        catch (StateFault again)
        {
            visit.Branch.Failed(now, again);
        }
    }

    private void Call(Visit visit, TaskState task, DateTimeOffset now)
    {
        var branch = visit.Branch;
        if ((task.Arguments is null ? visit.Input.Value : Evaluate(task.Arguments, visit, now)) is not JsonataObject arguments)
            throw new StateFault(StateFault.Runtime, "The arguments of a call have to be an object.");

        if (new Payload(arguments).IsTooLarge)
            throw TooLarge(visit);

        JsonObject About() => new() { ["resourceType"] = task.Resource.Type, ["resource"] = task.Resource.Action };
        var scheduled = About();
        scheduled["region"] = branch.Execution.Region;
        scheduled["parameters"] = arguments.ToJson();
        Record(branch, now, "TaskScheduled", "taskScheduledEventDetails", scheduled);
        Record(branch, now, "TaskStarted", "taskStartedEventDetails", About());
        Payload result;
        try
        {
            var role = task.Role is null ? null : Text(task.Role, visit, now);
            result = new Payload(tasks.Call(task.Resource, arguments, branch.Execution, role, now));
            if (result.IsTooLarge)
                throw TooLarge(visit);
        }
        catch (StateFault fault)
        {
            var failed = About();
            failed["error"] = fault.Error;
            failed["cause"] = fault.Cause;
            Record(branch, now, "TaskFailed", "taskFailedEventDetails", failed);
            throw;
        }

        var succeeded = About();
        succeeded["output"] = result.Text;
        succeeded["outputDetails"] = Whole();
        Record(branch, now, "TaskSucceeded", "taskSucceededEventDetails", succeeded);
        Leave(visit, now, result.Value);
    }

    private void Choose(Visit visit, ChoiceState choice, DateTimeOffset now)
    {
        foreach (var rule in choice.Rules)
        {
            if (Evaluate(rule.Condition, visit, now) is not JsonataBoolean condition)
                throw new StateFault(StateFault.QueryEvaluationError, "The JSONata expression specified for the field 'Condition' returned no boolean.");

            if (condition.Truth)
            {
                Leave(visit, now, null, rule.Output, rule.Assign, rule.Next);
                return;
            }
        }

        Leave(visit, now, null, choice.Output, choice.Assign, choice.Default
            ?? throw new StateFault(StateFault.NoChoiceMatched, $"No choice of the state '{choice.Name}' matched, and it has no Default."));
    }

    private DateTimeOffset Until(Visit visit, WaitState wait, DateTimeOffset now)
    {
        var value = Evaluate(wait.Until, visit, now);
        if (!wait.IsTimestamp)
        {
            return value is JsonataNumber { Value: >= 0 and <= 99_999_999 and var seconds } && Math.Truncate(seconds) == seconds
                ? now.AddSeconds(seconds)
                : throw new StateFault(StateFault.QueryEvaluationError, $"The field 'Seconds' has to be an integer from 0 to 99999999, not {value}.");
        }

        return value is JsonataString { Value: var text }
            && text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time > now ? time : now
                : throw new StateFault(StateFault.QueryEvaluationError, $"The field 'Timestamp' has to be a timestamp of ISO 8601, not {value}.");
    }

    private void Fork(Visit visit, ParallelState parallel, DateTimeOffset now)
    {
        var input = parallel.Arguments is null ? visit.Input : new Payload(Evaluate(parallel.Arguments, visit, now));
        Record(visit.Branch, now, "ParallelStateStarted");
        var results = new JsonataValue[parallel.Branches.Count];
        var left = results.Length;
        var branches = new List<Branch>(left);
        foreach (var (graph, i) in parallel.Branches.Select((graph, i) => (graph, i)))
        {
            branches.Add(new Branch(visit.Branch.Execution, graph, visit.Branch)
            {
                Done = (at, output) =>
                {
                    results[i] = output.Value;
                    if (--left > 0)
                        return;

                    Record(visit.Branch, at, "ParallelStateSucceeded");
                    Guard(visit, at, () => Leave(visit, at, new JsonataArray(results)));
                },
                Failed = (at, fault) =>
                {
                    branches.ForEach(branch => branch.Cancel());
                    Record(visit.Branch, at, "ParallelStateFailed");
                    Recover(visit, fault, at);
                },
            });
        }

        foreach (var branch in branches)
            Enter(branch, branch.Graph.StartAt, input, now);
    }

    private void Leave(Visit visit, DateTimeOffset now, JsonataValue? result = null) =>
        Leave(visit, now, result, visit.State.Output, visit.State.Assign, visit.State.Next);

    private void Leave(
        Visit visit,
        DateTimeOffset now,
        JsonataValue? result,
        Template? output,
        IReadOnlyList<KeyValuePair<string, Template>> assign,
        string? next,
        bool isError = false)
    {
        var branch = visit.Branch;
        JsonataValue Value(Template template) => Evaluate(template, visit, now, result, isError);
        var payload = output is not null ? new Payload(Value(output)) : result is not null ? new Payload(result) : visit.Input;
        var assigned = assign.Select(variable => KeyValuePair.Create(variable.Key, Value(variable.Value))).ToList();
        if (payload.IsTooLarge || assigned.Exists(variable => new Payload(variable.Value).IsTooLarge))
            throw TooLarge(visit);

        // Output and variables are evaluated with what the variables were before.
        foreach (var (name, value) in assigned)
            branch.Variables[name] = value;

        var detail = new JsonObject { ["name"] = visit.State.Name, ["output"] = payload.Text, ["outputDetails"] = Whole() };
        if (assigned.Count > 0)
            detail["assignedVariables"] = new JsonObject(assigned.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value.ToJson())));

        Record(branch, now, $"{visit.State.Type}StateExited", "stateExitedEventDetails", detail);
        if (next is null)
            branch.Done(now, payload);
        else
            Enter(branch, next, payload, now);
    }

    private JsonataValue Evaluate(
        Template template, Visit visit, DateTimeOffset now, JsonataValue? result = null, bool isError = false, JsonataValue? item = null)
    {
        var variables = visit.Branch.Variables;
        var states = new ObjectBuilder().Set("input", visit.Input.Value).Set("context", Context(visit, item ?? visit.Branch.Item));
        if (result is not null)
            states.Set(isError ? "errorOutput" : "result", result);

        variables["states"] = states.Build();
        return template.Evaluate(variables, new JsonataEnvironment(now, chance));
    }

    private static JsonataObject Context(Visit visit, JsonataValue? item)
    {
        var execution = visit.Branch.Execution;
        var context = new ObjectBuilder()
            .Set("Execution", new ObjectBuilder()
                .Set("Id", JsonataValue.Of(execution.Arn))
                .Set("Input", execution.Input.Value)
                .Set("Name", JsonataValue.Of(execution.Name))
                .Set("RoleArn", JsonataValue.Of(execution.Machine.RoleArn))
                .Set("StartTime", Time(execution.Start))
                .Set("RedriveCount", JsonataValue.Of(0.0))
                .Build())
            .Set("State", new ObjectBuilder()
                .Set("Name", JsonataValue.Of(visit.State.Name))
                .Set("EnteredTime", Time(visit.Entered))
                .Set("RetryCount", JsonataValue.Of((double)visit.RetryCount))
                .Build())
            .Set("StateMachine", new ObjectBuilder()
                .Set("Id", JsonataValue.Of(execution.Machine.Arn))
                .Set("Name", JsonataValue.Of(execution.Machine.Name))
                .Build());
        return (item is null ? context : context.Set("Map", item)).Build();
    }

    private static JsonataValue Time(DateTimeOffset time) =>
        JsonataValue.Of(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    private string Text(Template? template, Visit visit, DateTimeOffset now) => template is null ? ""
        : Evaluate(template, visit, now) is JsonataString { Value: var text } ? text
        : throw new StateFault(StateFault.QueryEvaluationError, "A field that has to be a string is none.");

    private static StateFault TooLarge(Visit visit) => new(
        StateFault.DataLimitExceeded,
        $"The state/task '{visit.State.Name}' returned a result with a size exceeding the maximum number of bytes service limit.");

    private static void Record(Branch branch, DateTimeOffset now, string type, string? detailName = null, JsonObject? detail = null)
    {
        // The last one is for the end of the execution.
        if (branch.Execution.History.Count >= Execution.MostEvents - 1)
            throw new TooManyEventsException();

        branch.LastEvent = branch.Execution.Record(branch.LastEvent, now, type, detailName, detail);
    }

    private static JsonObject Whole() => new() { ["truncated"] = false };

    private static JsonObject Problem(string? error, string? cause)
    {
        var problem = new JsonObject();
        if (!string.IsNullOrEmpty(error))
            problem["error"] = error;

        if (!string.IsNullOrEmpty(cause))
            problem["cause"] = cause;

        return problem;
    }

    private sealed class TooManyEventsException : Exception
    {
    }

    /// <summary>A Map at work.</summary>
    private sealed class Iteration
    {
        private readonly Interpreter interpreter;
        private readonly Visit visit;
        private readonly MapState map;
        private readonly IReadOnlyList<JsonataValue> items;
        private readonly int atOnce;
        private readonly JsonataValue[] results;
        private readonly List<Branch> running = [];
        private int begun;
        private int done;

        public Iteration(Interpreter interpreter, Visit visit, MapState map, DateTimeOffset now)
        {
            this.interpreter = interpreter;
            this.visit = visit;
            this.map = map;
            var given = map.Items is null ? visit.Input.Value : interpreter.Evaluate(map.Items, visit, now);
            items = given is JsonataArray array ? array.Items
                : throw new StateFault(StateFault.QueryEvaluationError, $"The field 'Items' has to be an array, not {given.TypeName}.");
            var most = map.MaxConcurrency is null ? null : interpreter.Evaluate(map.MaxConcurrency, visit, now);
            atOnce = most is JsonataNumber { Value: > 0 and var number } ? (int)number : int.MaxValue;
            results = new JsonataValue[items.Count];
        }

        public void Begin(DateTimeOffset now)
        {
            Record(visit.Branch, now, "MapStateStarted", "mapStateStartedEventDetails", new JsonObject { ["length"] = items.Count });
            if (items.Count == 0)
                Finish(now);

            while (begun < items.Count && begun - done < atOnce)
                Next(now);
        }

        private void Next(DateTimeOffset now)
        {
            var index = begun++;
            var item = new ObjectBuilder()
                .Set("Item", new ObjectBuilder().Set("Index", JsonataValue.Of((double)index)).Set("Value", items[index]).Build())
                .Build();
            var input = map.ItemSelector is null ? items[index] : interpreter.Evaluate(map.ItemSelector, visit, now, item: item);
            var branch = new Branch(visit.Branch.Execution, map.Processor, visit.Branch)
            {
                Item = item,
                Done = (at, output) => Arrive(index, at, output),
                Failed = (at, fault) =>
                {
                    running.ForEach(one => one.Cancel());
                    Tell(at, "Failed", index);
                    Record(visit.Branch, at, "MapStateFailed");
                    interpreter.Recover(visit, fault, at);
                },
            };
            running.Add(branch);
            Tell(now, "Started", index);
            branch.LastEvent = visit.Branch.LastEvent;
            interpreter.Enter(branch, map.Processor.StartAt, new Payload(input), now);
        }

        private void Arrive(int index, DateTimeOffset now, Payload output)
        {
            results[index] = output.Value;
            done++;
            Tell(now, "Succeeded", index);
            if (done == items.Count)
                Finish(now);
            else if (begun < items.Count)
                interpreter.Guard(visit, now, () => Next(now));
        }

        private void Finish(DateTimeOffset now)
        {
            Record(visit.Branch, now, "MapStateSucceeded");
            interpreter.Guard(visit, now, () => interpreter.Leave(visit, now, new JsonataArray(results)));
        }

        private void Tell(DateTimeOffset now, string what, int index) => Record(
            visit.Branch, now, $"MapIteration{what}", $"mapIteration{what}EventDetails", new JsonObject { ["name"] = map.Name, ["index"] = index });
    }
}
