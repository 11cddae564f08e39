using System.Text;
using System.Text.Json;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>Reads and checks a definition in the Amazon States Language with JSONata. What AWS or the sandbox would not run is a problem, named.</summary>
internal sealed class DefinitionReader
{
    private const int LargestDefinition = 1_048_576;
    private const int LongestName = 80;

    // AWS's codes (API reference, ValidateStateMachineDefinitionDiagnostic).
    private const string Schema = "SCHEMA_VALIDATION_FAILED";
    private const string Target = "MISSING_TRANSITION_TARGET";

    private static readonly string[] JsonPathFields =
        ["InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "Result", "ItemsPath", "SecondsPath", "TimestampPath", "Variable"];

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["Pass"] = ["Output", "Assign", "Next", "End"],
        ["Task"] = ["Resource", "Arguments", "Credentials", "Output", "Assign", "Next", "End", "Retry", "Catch", "TimeoutSeconds"],
        ["Choice"] = ["Choices", "Default", "Output", "Assign"],
        ["Wait"] = ["Seconds", "Timestamp", "Output", "Assign", "Next", "End"],
        ["Succeed"] = ["Output"],
        ["Fail"] = ["Error", "Cause"],
        ["Parallel"] = ["Branches", "Arguments", "Output", "Assign", "Next", "End", "Retry", "Catch"],
        ["Map"] = ["Items", "ItemSelector", "ItemProcessor", "MaxConcurrency", "Output", "Assign", "Next", "End", "Retry", "Catch"],
    };

    private readonly List<DefinitionProblem> problems = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly string partition;

    private DefinitionReader(string partition) => this.partition = partition;

    /// <summary>Reads a definition.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="partition">The partition resources have to be in.</param>
    /// <returns>The definition, null when there are problems; and the problems.</returns>
    public static (MachineDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Read(string text, string partition)
    {
        var reader = new DefinitionReader(partition);
        var definition = reader.Machine(text);
        return (reader.problems.Count == 0 ? definition : null, reader.problems);
    }

    private MachineDefinition? Machine(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > LargestDefinition)
            return Refuse<MachineDefinition>("/", $"The definition is larger than {LargestDefinition} bytes.");

        JsonataValue json;
        try
        {
            using var document = JsonDocument.Parse(text, JsonText.Options);
            Once(document.RootElement, "");
            json = JsonataValue.Parse(text);
        }
        catch (JsonException error)
        {
            Refuse("INVALID_JSON_DESCRIPTION", "/", $"The definition is not JSON: {error.Message}");
            return null;
        }

        if (json is not JsonataObject machine)
            return Refuse<MachineDefinition>("/", "The definition has to be an object.");

        if (machine["QueryLanguage"] is not JsonataString { Value: "JSONata" })
            Refuse("/QueryLanguage", AwsFault.Lacking("state machines in JSONPath: QueryLanguage has to be \"JSONata\" at the top"));

        Only(machine, "", ["Comment", "QueryLanguage", "Version", "TimeoutSeconds", "StartAt", "States"]);
        if (machine["Version"] is not (JsonataUndefined or JsonataString { Value: "1.0" }))
            Refuse("/Version", "The version of the language has to be \"1.0\".");

        var timeout = Number(machine, "", "TimeoutSeconds", 1, 99_999_999);
        return Graph(machine, "", []) is { } graph ? new MachineDefinition(graph, timeout) : null;
    }

    // JSON readers keep one of two members of one name, so that the other one would be lost in silence.
    private void Once(JsonElement json, string at)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
                Once(item, Invariant($"{at}[{i}]"));
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in json.EnumerateObject())
            {
                if (!seen.Add(member.Name))
                {
                    if (at.EndsWith("/States", StringComparison.Ordinal))
                        RefuseName(member.Name, $"{at}/{member.Name}");
                    else
                        Refuse($"{at}/{member.Name}", AwsFault.Lacking($"place for a second member {member.Name}"));
                }

                Once(member.Value, $"{at}/{member.Name}");
            }
        }
    }

    private StateGraph? Graph(JsonataObject graph, string at, HashSet<string> outerVariables)
    {
        var missing = ((string[])["States", "StartAt"]).Where(field => graph[field].IsUndefined).ToList();
        if (missing.Count > 0)
            return Refuse<StateGraph>(at.Length == 0 ? "/" : at, $"These fields are required: [{string.Join(", ", missing)}]");

        if (graph["StartAt"] is not JsonataString { Value: var start })
            return Refuse<StateGraph>($"{at}/StartAt", "StartAt is a state's name.");

        if (graph["States"] is not JsonataObject { Members.Count: > 0 } states)
            return Refuse<StateGraph>($"{at}/States", "There are no states.");

        // Names are the whole machine's: executions tell states by nothing else.
        foreach (var name in states.Members.Select(member => member.Key).Where(name => !names.Add(name)))
            RefuseName(name, $"{at}/States/{name}");

        var variables = Variables(states, at, outerVariables);
        var read = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var (name, value) in states.Members)
        {
            if (State(name, value, $"{at}/States/{name}", variables) is { } state)
                read.Add(name, state);
        }

        Follow(states, read, start, at);
        return new StateGraph(start, read);
    }

    // A variable of the outside must not be assigned inside: AWS refuses it, for it would be lost.
    private HashSet<string> Variables(JsonataObject states, string at, HashSet<string> outer)
    {
        var all = new HashSet<string>(outer, StringComparer.Ordinal);
        foreach (var (name, value) in states.Members)
        {
            foreach (var assign in Assigns(value))
            {
                foreach (var variable in assign.Members.Select(member => member.Key))
                {
                    if (outer.Contains(variable))
                        Refuse($"{at}/States/{name}/Assign", $"The variable '{variable}' is assigned outside of this scope already.");
                    else if (variable == "states" || variable.Length is 0 or > LongestName || !variable.All(character => char.IsLetterOrDigit(character) || character == '_'))
                        Refuse($"{at}/States/{name}/Assign", $"'{variable}' cannot be the name of a variable.");

                    all.Add(variable);
                }
            }
        }

        return all;
    }

    private static IEnumerable<JsonataObject> Assigns(JsonataValue state)
    {
        if (state is not JsonataObject members)
            return [];

        var parts = ((string[])["Choices", "Catch"]).SelectMany(list => (members[list] as JsonataArray)?.Items ?? []).OfType<JsonataObject>();
        return parts.Prepend(members).Select(part => part["Assign"]).OfType<JsonataObject>();
    }

    private void Follow(JsonataObject states, Dictionary<string, State> read, string start, string at)
    {
        foreach (var (_, place, target) in Ways(read).Prepend(new Way("", "/StartAt", start)).Where(way => states[way.To].IsUndefined))
            Refuse(Target, $"{at}{place}", $"Missing 'Next' target: {target}");

        // States that could not be read lead nobody knows where.
        if (read.Count < states.Members.Count)
            return;

        if (!read.Values.Any(state => state is SucceedState or FailState || (state is not ChoiceState && state.Next is null)))
            Refuse("MISSING_END_STATE", $"{at}/States", "The workflow does not have a terminal state.");

        var ways = Ways(read).ToLookup(way => way.From, way => way.To, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
        {
            foreach (var target in ways[name].Where(reached.Add))
                open.Enqueue(target);
        }

        foreach (var lost in read.Keys.Where(name => !reached.Contains(name)))
            Refuse(Target, $"{at}/States/{lost}", $"State \"{lost}\" is not reachable.");
    }

    private static IEnumerable<Way> Ways(Dictionary<string, State> states)
    {
        foreach (var (name, state) in states)
        {
            var at = $"/States/{name}";
            if (state.Next is { } next)
                yield return new Way(name, $"{at}/Next", next);

            foreach (var (catcher, i) in state.Catch.Select((catcher, i) => (catcher, i)))
                yield return new Way(name, Invariant($"{at}/Catch[{i}]/Next"), catcher.Next);

            if (state is not ChoiceState choice)
                continue;

            foreach (var (rule, i) in choice.Rules.Select((rule, i) => (rule, i)))
                yield return new Way(name, Invariant($"{at}/Choices[{i}]/Next"), rule.Next);

            if (choice.Default is { } otherwise)
                yield return new Way(name, $"{at}/Default", otherwise);
        }
    }

    private State? State(string name, JsonataValue value, string at, HashSet<string> variables)
    {
        if (name.Length is 0 or > LongestName)
            Refuse("INVALID_STATE_NAME", at, $"A state's name has 1 to {LongestName} characters.");

        if (value is not JsonataObject state || state["Type"] is not JsonataString { Value: var type } || !Fields.TryGetValue(type, out var fields))
            return Refuse<State>($"{at}/Type", $"The type has to be one of {string.Join(", ", Fields.Keys)}.");

        if (!Only(state, at, ["Type", "Comment", "QueryLanguage", .. fields]))
            return null;

        if (state["QueryLanguage"] is not (JsonataUndefined or JsonataString { Value: "JSONata" }))
            Refuse(at, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");

        if (Build(type, name, state, at, variables) is not { } built)
            return null;

        return built with
        {
            Next = fields.Contains("Next") ? Next(state, at) : null,
            Output = type == "Succeed" || fields.Contains("Output") ? Template(state, at, "Output") : null,
            Assign = Assign(state, at),
            Retry = [.. Handlers(state, at, "Retry").Select((retrier, i) => Retrier(retrier, Invariant($"{at}/Retry[{i}]"))).OfType<Retrier>()],
            Catch = [.. Handlers(state, at, "Catch").Select((catcher, i) => Catcher(catcher, Invariant($"{at}/Catch[{i}]"))).OfType<Catcher>()],
        };
    }

    private State? Build(string type, string name, JsonataObject state, string at, HashSet<string> variables) => type switch
    {
        "Pass" => new PassState(name),
        "Task" => Task(name, state, at),
        "Choice" => Choice(name, state, at),
        "Wait" => Wait(name, state, at),
        "Succeed" => new SucceedState(name),
        "Fail" => new FailState(name, Template(state, at, "Error"), Template(state, at, "Cause")),
        "Parallel" => Parallel(name, state, at, variables),
        _ => Map(name, state, at, variables),
    };

    private TaskState? Task(string name, JsonataObject state, string at)
    {
        Number(state, at, "TimeoutSeconds", 1, 99_999_999);
        Template? role = null;
        if (!state["Credentials"].IsUndefined && Object(state, at, "Credentials") is { } credentials)
        {
            Only(credentials, $"{at}/Credentials", ["RoleArn"]);
            role = Template(credentials, $"{at}/Credentials", "RoleArn");
        }

        TaskResource resource;
        try
        {
            resource = TaskResource.Parse(state["Resource"] is JsonataString { Value: var arn } ? arn : "", partition);
        }
        catch (FormatException error)
        {
            return Refuse<TaskState>($"{at}/Resource", error.Message);
        }

        var arguments = Template(state, at, "Arguments");
        var shape = resource.Operation.Input;
        var odd = arguments?.Expression is { } expression
            ? shape.Check(expression.Root, "Arguments")
            : shape.Check(state["Arguments"], "Arguments");
        foreach (var problem in odd.ToList())
            Refuse($"{at}/Arguments", problem);

        return new TaskState(name, resource) { Arguments = arguments, Role = role };
    }

    private ChoiceState? Choice(string name, JsonataObject state, string at)
    {
        var rules = new List<ChoiceRule>();
        foreach (var (rule, i) in Items(state, at, "Choices").Select((rule, i) => (rule, i)))
        {
            var here = Invariant($"{at}/Choices[{i}]");
            Only(rule, here, ["Condition", "Next", "Output", "Assign", "Comment"]);
            if (Template(rule, here, "Condition") is { } condition && Text(rule, here, "Next") is { } next)
                rules.Add(new ChoiceRule(condition, next, Template(rule, here, "Output"), Assign(rule, here)));
            else if (rule["Condition"].IsUndefined)
                Refuse($"{here}/Condition", "Condition is missing.");
        }

        if (rules.Count == 0)
            return Refuse<ChoiceState>($"{at}/Choices", "There are no choices.");

        return new ChoiceState(name, rules, state["Default"].IsUndefined ? null : Text(state, at, "Default"));
    }

    private WaitState? Wait(string name, JsonataObject state, string at)
    {
        if (state["Seconds"].IsUndefined == state["Timestamp"].IsUndefined)
            return Refuse<WaitState>(at, "A Wait has either Seconds or Timestamp.");

        return state["Timestamp"].IsUndefined
            ? Number(state, at, "Seconds", 0, 99_999_999) is { } seconds ? new WaitState(name, seconds, IsTimestamp: false) : null
            : Template(state, at, "Timestamp") is { } timestamp ? new WaitState(name, timestamp, IsTimestamp: true) : null;
    }

    private ParallelState? Parallel(string name, JsonataObject state, string at, HashSet<string> variables)
    {
        var branches = new List<StateGraph>();
        foreach (var (branch, i) in Items(state, at, "Branches").Select((branch, i) => (branch, i)))
        {
            Only(branch, Invariant($"{at}/Branches[{i}]"), ["StartAt", "States", "Comment"]);
            if (Graph(branch, Invariant($"{at}/Branches[{i}]"), variables) is { } graph)
                branches.Add(graph);
        }

        return branches.Count > 0
            ? new ParallelState(name, branches) { Arguments = Template(state, at, "Arguments") }
            : Refuse<ParallelState>($"{at}/Branches", "There are no branches.");
    }

    private MapState? Map(string name, JsonataObject state, string at, HashSet<string> variables)
    {
        if (state["ItemProcessor"] is not JsonataObject processor)
            return Refuse<MapState>($"{at}/ItemProcessor", "ItemProcessor is missing.");

        Only(processor, $"{at}/ItemProcessor", ["ProcessorConfig", "StartAt", "States", "Comment"]);
        if (!processor["ProcessorConfig"].IsUndefined && Object(processor, $"{at}/ItemProcessor", "ProcessorConfig") is { } config && config["Mode"] is not (JsonataUndefined or JsonataString { Value: "INLINE" }))
            Refuse($"{at}/ItemProcessor/ProcessorConfig", AwsFault.Lacking("distributed Map, only INLINE"));

        return Graph(processor, $"{at}/ItemProcessor", variables) is { } graph
            ? new MapState(name, graph)
            {
                Items = Template(state, at, "Items"),
                ItemSelector = Template(state, at, "ItemSelector"),
                MaxConcurrency = Number(state, at, "MaxConcurrency", 0, 1000),
            }
            : null;
    }

    private Retrier? Retrier(JsonataObject retrier, string at)
    {
        Only(retrier, at, ["ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment"]);
        double Value(string name, double otherwise, double least, double most)
        {
            if (retrier[name] is not JsonataNumber { Value: var number })
                return retrier[name].IsUndefined ? otherwise : Wrong(name, otherwise);

            return number >= least && number <= most && (name == "BackoffRate" || Math.Truncate(number) == number) ? number : Wrong(name, otherwise);
        }

        double Wrong(string name, double otherwise)
        {
            Refuse($"{at}/{name}", $"{name} is not a number it can be.");
            return otherwise;
        }

        if (retrier["JitterStrategy"] is not (JsonataUndefined or JsonataString { Value: "FULL" or "NONE" }))
            Refuse($"{at}/JitterStrategy", "JitterStrategy is FULL or NONE.");

        var delay = Value("MaxDelaySeconds", 0, 1, 31_622_400);
        return new Retrier(
            Errors(retrier, at),
            Value("IntervalSeconds", 1, 1, 99_999_999),
            (int)Value("MaxAttempts", 3, 0, 99_999_999),
            Value("BackoffRate", 2, 1, double.MaxValue),
            delay > 0 ? delay : null,
            retrier["JitterStrategy"] is JsonataString { Value: "FULL" });
    }

    private Catcher? Catcher(JsonataObject catcher, string at)
    {
        Only(catcher, at, ["ErrorEquals", "Next", "Output", "Assign", "Comment"]);
        return Text(catcher, at, "Next") is { } next
            ? new Catcher(Errors(catcher, at), next, Template(catcher, at, "Output"), Assign(catcher, at))
            : null;
    }

    // AWS's wildcard hides whatever stands after it.
    private List<JsonataObject> Handlers(JsonataObject state, string at, string name)
    {
        var handlers = Items(state, at, name);
        foreach (var (handler, i) in handlers.Select((handler, i) => (handler, i)))
        {
            if (handler["ErrorEquals"] is JsonataArray errors && errors.Items.Any(IsAll) && (errors.Items.Count > 1 || i < handlers.Count - 1))
                Refuse(Invariant($"{at}/{name}[{i}]/ErrorEquals"), "States.ALL stands alone, and in the last element.");
        }

        return handlers;
    }

    private static bool IsAll(JsonataValue error) => error is JsonataString { Value: StateFault.All };

    private List<string> Errors(JsonataObject from, string at)
    {
        List<string> errors = [.. ((from["ErrorEquals"] as JsonataArray)?.Items ?? []).OfType<JsonataString>().Select(name => name.Value)];
        if (errors.Count == 0 || from["ErrorEquals"] is JsonataArray { Items: var all } && all.Count > errors.Count)
            Refuse($"{at}/ErrorEquals", "ErrorEquals is a list of errors' names.");

        return errors;
    }

    private string? Next(JsonataObject state, string at)
    {
        if (state["End"] is not (JsonataUndefined or JsonataBoolean))
            Refuse($"{at}/End", "End is true or false.");

        var ends = state["End"] is JsonataBoolean { Truth: true };
        if (ends == state["Next"] is JsonataString)
            Refuse(at, "A state has either Next or \"End\": true.");

        return ends ? null : Text(state, at, "Next");
    }

    private string? Text(JsonataObject from, string at, string name) =>
        from[name] is JsonataString { Value.Length: > 0 } text ? text.Value : Refuse<string>($"{at}/{name}", $"{name} is missing.");

    private Template? Number(JsonataObject from, string at, string name, double least, double most)
    {
        if (from[name] is JsonataNumber { Value: var number } && (number < least || number > most || Math.Truncate(number) != number))
            return Refuse<Template>($"{at}/{name}", Invariant($"{name} is an integer from {least} to {most}, not {number}."));

        return from[name] is JsonataUndefined or JsonataNumber || (from[name] is JsonataString { Value: var text } && StepFunctions.Template.IsExpression(text))
            ? Template(from, at, name)
            : Refuse<Template>($"{at}/{name}", $"{name} is a number or an expression.");
    }

    private List<KeyValuePair<string, Template>> Assign(JsonataObject from, string at)
    {
        if (from["Assign"].IsUndefined || Object(from, at, "Assign") is not { } assign)
            return [];

        return
        [
            .. assign.Members.Select(member => KeyValuePair.Create(member.Key, Template(assign, $"{at}/Assign", member.Key)!))
                .Where(assigned => assigned.Value is not null),
        ];
    }

    private Template? Template(JsonataObject from, string at, string name)
    {
        if (from[name].IsUndefined)
            return null;

        try
        {
            return StepFunctions.Template.Read(from[name], name);
        }
        catch (JsonataException error)
        {
            return Refuse<Template>($"{at}/{name}", error.Message);
        }
    }

    private List<JsonataObject> Items(JsonataObject from, string at, string name)
    {
        List<JsonataObject> items = [.. ((from[name] as JsonataArray)?.Items ?? []).OfType<JsonataObject>()];
        if (!from[name].IsUndefined && (from[name] as JsonataArray)?.Items.Count != items.Count)
            Refuse($"{at}/{name}", $"{name} is a list of objects.");

        return items;
    }

    private JsonataObject? Object(JsonataObject from, string at, string name) =>
        from[name] as JsonataObject ?? Refuse<JsonataObject>($"{at}/{name}", $"{name} is an object.");

    private bool Only(JsonataObject members, string at, string[] known)
    {
        var unknown = members.Members.Select(member => member.Key).Where(name => !known.Contains(name)).ToList();
        foreach (var name in unknown)
        {
            Refuse($"{at}/{name}", JsonPathFields.Contains(name)
                ? AwsFault.Lacking($"field {name}, which is JSONPath's: state machines are in JSONata")
                : AwsFault.Lacking($"field {name} here"));
        }

        return unknown.Count == 0;
    }

    private T? Refuse<T>(string location, string message)
        where T : class
    {
        Refuse(location, message);
        return null;
    }

    private void RefuseName(string name, string location) => Refuse("DUPLICATE_STATE_NAME", location, $"Duplicate State name: {name}");

    private void Refuse(string location, string message) => Refuse(Schema, location, message);

    private void Refuse(string code, string location, string message) => problems.Add(new DefinitionProblem(code, location, message));

    /// <summary>From a state to the one that a field of it names.</summary>
    private readonly record struct Way(string From, string Field, string To);
}
