using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>State machines: making, changing, looking, tagging, deleting.</summary>
internal sealed partial class MachineOperations(Dictionary<string, StateMachine> machines, InnerCalls calls, IdSource ids)
{
    /// <summary>How many records a page has.</summary>
    public static readonly PageSize Sizes = new(100, Least: 0);

    private const int MostTags = 50;

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("name");
        if (!Name().IsMatch(name))
            throw StepFunctionsFaults.InvalidName(name);

        if (input.Text("type") is not (null or "STANDARD"))
            throw AwsFault.Lacks("state machines of other types than STANDARD");

        if (input.Flag("publish") == true)
            throw AwsFault.Lacks("versions of state machines");

        var arn = $"arn:{Partitions.Of(call.Region)}:states:{call.Region}:{call.AccountId}:stateMachine:{name}";
        call.Demand("states:CreateStateMachine", arn, Tagged(input));
        var text = input.Required("definition");
        var definition = Read(call, text);
        var role = Role(call, input.Required("roleArn"), arn);
        if (machines.TryGetValue(arn, out var existing))
        {
            return existing.Text == text && existing.RoleArn == role
                ? Created(existing)
                : throw new AwsFault("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");
        }

        var machine = new StateMachine
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Name = name,
            Arn = arn,
            Created = call.Now,
            Text = text,
            Definition = definition,
            RoleArn = role,
            RevisionId = ids.Uuid(),
        };
        AddTags(machine, input);
        machines.Add(arn, machine);
        return Created(machine);
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var machine = Find(call, input, "states:UpdateStateMachine");
        if (input.Text("definition") is null && input.Text("roleArn") is null)
            throw new AwsFault("MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");

        var definition = input.Text("definition") is { } text ? Read(call, text) : machine.Definition;
        machine.RoleArn = input.Text("roleArn") is { } role ? Role(call, role, machine.Arn) : machine.RoleArn;
        machine.Text = input.Text("definition") ?? machine.Text;
        machine.Definition = definition;
        machine.RevisionId = ids.Uuid();
        return new JsonObject { ["updateDate"] = call.Now.ToEpoch(), ["revisionId"] = machine.RevisionId };
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        var arn = input.Required("stateMachineArn");
        call.Demand("states:DeleteStateMachine", arn);
        machines.Remove(arn);
        return [];
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var machine = Find(call, input, "states:DescribeStateMachine");
        return new JsonObject
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["status"] = "ACTIVE",
            ["definition"] = machine.Text,
            ["roleArn"] = machine.RoleArn,
            ["type"] = "STANDARD",
            ["creationDate"] = machine.Created.ToEpoch(),
            ["revisionId"] = machine.RevisionId,
            ["loggingConfiguration"] = new JsonObject { ["level"] = "OFF", ["includeExecutionData"] = false },
            ["tracingConfiguration"] = new JsonObject { ["enabled"] = false },
        };
    }

    public JsonObject List(Call call)
    {
        call.Demand("states:ListStateMachines", "*");
        var mine = machines.Values.Where(machine => machine.AccountId == call.AccountId && machine.Region == call.Region).OrderBy(machine => machine.Name, StringComparer.Ordinal);
        return call.Page(mine, machine => new JsonObject
        {
            ["stateMachineArn"] = machine.Arn,
            ["name"] = machine.Name,
            ["type"] = "STANDARD",
            ["creationDate"] = machine.Created.ToEpoch(),
        }, Sizes);
    }

    public static JsonObject Validate(Call call, JsonObject input)
    {
        call.Demand("states:ValidateStateMachineDefinition", "*");
        var (_, problems) = DefinitionReader.Read(input.Required("definition"), Partitions.Of(call.Region));
        return new JsonObject
        {
            ["result"] = problems.Count == 0 ? "OK" : "FAIL",
            ["diagnostics"] = new JsonArray([.. problems.Select(problem => new JsonObject
            {
                ["severity"] = "ERROR",
                ["code"] = problem.IsSandboxs ? AwsFault.NotInSandbox : problem.Code,
                ["message"] = problem.Message,
                ["location"] = problem.Location,
            })]),
            ["truncated"] = false,
        };
    }

    public JsonObject Tag(Call call, JsonObject input)
    {
        var machine = Find(call, input, "states:TagResource", "resourceArn");
        AddTags(machine, input);
        return [];
    }

    public JsonObject Untag(Call call, JsonObject input)
    {
        var machine = Find(call, input, "states:UntagResource", "resourceArn");
        foreach (var key in input.Texts("tagKeys") ?? [])
            machine.Tags.Remove(key);

        return [];
    }

    public JsonObject ListTags(Call call, JsonObject input)
    {
        var machine = Find(call, input, "states:ListTagsForResource", "resourceArn");
        return new JsonObject
        {
            ["tags"] = new JsonArray([.. machine.Tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
        };
    }

    private static JsonObject Created(StateMachine machine) =>
        new() { ["stateMachineArn"] = machine.Arn, ["creationDate"] = machine.Created.ToEpoch() };

    private static MachineDefinition Read(Call call, string text)
    {
        var (definition, problems) = DefinitionReader.Read(text, Partitions.Of(call.Region));
        return definition ?? throw StepFunctionsFaults.InvalidDefinition(problems);
    }

    private static Dictionary<string, string> Tagged(JsonObject input) =>
        input.Structures("tags").ToDictionary(tag => $"aws:RequestTag/{tag.Required("key")}", tag => tag.Text("value") ?? "", StringComparer.Ordinal);

    private static void AddTags(StateMachine machine, JsonObject input)
    {
        foreach (var tag in input.Structures("tags"))
            machine.Tags[tag.Required("key")] = tag.Text("value") ?? "";

        if (machine.Tags.Count > MostTags)
            throw new AwsFault("TooManyTags", $"A resource has {MostTags} tags at most.");
    }

    private string Role(Call call, string role, string machineArn)
    {
        if (role.Split(':', 6) is not ["arn", _, "iam", "", _, ['r', 'o', 'l', 'e', '/', ..]])
            throw StepFunctionsFaults.InvalidArn(role);

        call.Demand("iam:PassRole", role, new Dictionary<string, string> { ["iam:PassedToService"] = "states.amazonaws.com" });
        try
        {
            calls.AsRole("states.amazonaws.com", role, "validation", machineArn, call.Now);
            return role;
        }
        catch (AwsFault)
        {
            throw new AwsFault(
                "AccessDeniedException", "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.");
        }
    }

    private StateMachine Find(Call call, JsonObject input, string action, string parameter = "stateMachineArn")
    {
        var arn = input.Required(parameter);
        call.Demand(action, arn);
        return machines.TryGetValue(arn, out var machine) && machine.AccountId == call.AccountId && machine.Region == call.Region
            ? machine
            : throw (parameter == "resourceArn" ? new AwsFault("ResourceNotFound", $"Resource not found: '{arn}'") : StepFunctionsFaults.NoMachine(arn));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
