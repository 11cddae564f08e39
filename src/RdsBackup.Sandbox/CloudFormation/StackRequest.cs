using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Reads what a stack is to be made from out of a call that creates or updates it.</summary>
internal sealed class StackRequest(TemplateReader reader)
{
    private const int MostTags = 50;

    /// <param name="input">The call's parameters.</param>
    /// <param name="existing">The stack that is changed; null when it is new.</param>
    /// <exception cref="AwsFault"><c>ValidationError</c>, <c>InsufficientCapabilitiesException</c>.</exception>
    public StackInput Read(JsonObject input, Stack? existing)
    {
        if (input.Structure("RollbackConfiguration")?.Structures("RollbackTriggers").Count > 0)
            throw CloudFormationFault.NotHere("rollback triggers");

        var template = Template(input, existing?.Input);
        var capabilities = input.Values("Capabilities");
        DemandCapability(template, capabilities);
        var read = new StackInput(template)
        {
            Parameters = Parameters(input, template, existing?.Input),
            Tags = input["Tags"] is not null || existing is null ? Tags(input) : existing.Input.Tags,
            Capabilities = capabilities,
            NotificationArns = input["NotificationARNs"] is not null || existing is null
                ? [.. input.Values("NotificationARNs")]
                : existing.Input.NotificationArns,
            RoleArn = input.Text("RoleARN") ?? existing?.Input.RoleArn,
            OnFailure = ReadOnFailure(input),
            RetainExceptOnCreate = input.Flag("RetainExceptOnCreate") ?? false,
        };
        if (existing is not null)
            DemandSameTypes(existing, template);

        DemandConditionsHold(read, existing);
        return read;
    }

    /// <summary>The template a call brings, where there is no stack to take it from.</summary>
    public Template Template(JsonObject input, StackInput? previous = null)
    {
        if (input.Text("TemplateBody") is { Length: > 0 } body)
        {
            return input.Flag("UsePreviousTemplate") == true
                ? throw CloudFormationFault.Validation("You cannot specify both usePreviousTemplate and a template.")
                : reader.Read(body);
        }

        return input.Flag("UsePreviousTemplate") == true && previous is not null
            ? previous.Template
            : throw CloudFormationFault.Validation("Either Template URL or Template Body must be specified.");
    }

    private static void DemandCapability(Template template, IReadOnlyList<string> given)
    {
        if (template.RequiredCapability is { } needed && !given.Contains(needed) && !given.Contains("CAPABILITY_NAMED_IAM"))
            throw new AwsFault("InsufficientCapabilitiesException", $"Requires capabilities : [{needed}]");
    }

    private static Dictionary<string, string> Parameters(JsonObject input, Template template, StackInput? previous)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in input.Structures("Parameters"))
        {
            var key = parameter.Required("ParameterKey");
            if (!given.TryAdd(key, Value(parameter, key, previous)))
                throw CloudFormationFault.Validation($"Duplicate parameter key: {key}");
        }

        var unknown = given.Keys.Where(key => !template.Parameters.ContainsKey(key)).ToList();
        if (unknown.Count > 0)
            throw CloudFormationFault.Validation($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");

        var missing = template.Parameters.Values.Where(parameter => !given.ContainsKey(parameter.Name) && parameter.Default is null)
            .Select(parameter => parameter.Name).ToList();
        if (missing.Count > 0)
            throw CloudFormationFault.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");

        foreach (var parameter in template.Parameters.Values)
        {
            given.TryAdd(parameter.Name, parameter.Default ?? "");
            parameter.Check(given[parameter.Name]);
        }

        return given;
    }

    private static string Value(JsonObject parameter, string key, StackInput? previous)
    {
        if (parameter.Flag("UsePreviousValue") != true)
            return parameter.Text("ParameterValue") ?? "";

        if (parameter.Text("ParameterValue") is not null)
            throw CloudFormationFault.Validation($"Invalid input for parameter key {key}. Cannot specify usePreviousValue as true and non empty value for a parameter");

        return previous?.Parameters.GetValueOrDefault(key) ?? throw CloudFormationFault.Validation(
            $"Invalid input for parameter key {key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template");
    }

    private static Dictionary<string, string> Tags(JsonObject input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Structures("Tags"))
        {
            var key = tag.Required("Key");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw CloudFormationFault.Validation("Tag keys starting with 'aws:' are reserved for system use");

            if (!tags.TryAdd(key, tag.Text("Value") ?? ""))
                throw CloudFormationFault.Validation($"Duplicate tag key: {key}");
        }

        return tags.Count <= MostTags
            ? tags
            : throw CloudFormationFault.Validation($"1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to {MostTags}");
    }

    private static OnFailure ReadOnFailure(JsonObject input)
    {
        var asked = input.Text("OnFailure") ?? input.Text("OnStackFailure");
        if (asked is not null && input["DisableRollback"] is not null && input.Text("OnFailure") is not null)
            throw CloudFormationFault.Validation("Either one of DisableRollback and OnFailure must be specified, not both");

        return asked switch
        {
            null => input.Flag("DisableRollback") == true ? OnFailure.DoNothing : OnFailure.Rollback,
            "ROLLBACK" => OnFailure.Rollback,
            "DO_NOTHING" => OnFailure.DoNothing,
            "DELETE" => OnFailure.Delete,
            _ => throw CloudFormationFault.Validation(
                $"1 validation error detected: Value '{asked}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]"),
        };
    }

    private static void DemandSameTypes(Stack existing, Template template)
    {
        var changed = existing.Resources.Where(resource => resource.Exists
            && template.Resources.TryGetValue(resource.LogicalId, out var declared) && declared.Type != resource.Type).Select(one => one.LogicalId).ToList();
        if (changed.Count > 0)
        {
            throw CloudFormationFault.Validation(
                $"Update of resource type is not permitted. The new template modifies resource type of the following resources: [{string.Join(", ", changed)}]");
        }
    }

    // Conditions can be told from parameters alone: what is wrong with them is found before anything is made.
    private static void DemandConditionsHold(StackInput read, Stack? existing)
    {
        var stack = existing ?? new Stack
        {
            Name = "",
            Id = "",
            AccountId = "",
            Region = "",
            Created = default,
            Input = read,
        };
        var evaluator = Evaluator.OfConditions(stack, read);
        foreach (var (name, _) in read.Template.Conditions)
            evaluator.Holds(name);

        if (!read.Template.Resources.Values.Any(resource => evaluator.Holds(resource.Condition)))
            throw CloudFormationFault.Validation("At least one resource must be created; all are conditional and none of the conditions hold");
    }
}
