using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>EventBridge's operations on the targets of rules.</summary>
internal sealed class TargetOperations(PerRegion<EventsRegion> store, TargetKinds kinds, InnerCalls calls)
{
    private const int MostTargets = 5;

    public JsonObject Put(Call call, JsonObject input)
    {
        var rule = store.FindRule(call, input, "Rule", "PutTargets");
        var targets = input.Structures("Targets").Select(given => Read(call, rule, given)).ToList();
        if (targets.Count == 0)
            throw JsonInput.Broken("Targets", null, "Member must have length greater than or equal to 1");
        if (rule.Targets.Keys.Union(targets.Select(target => target.Id), StringComparer.Ordinal).Count() > MostTargets)
            throw EventsFault.LimitExceeded();
        foreach (var target in targets)
            rule.Targets[target.Id] = target;
        return Done();
    }

    // Removing what is not there is no error.
    public JsonObject Remove(Call call, JsonObject input)
    {
        var rule = store.FindRule(call, input, "Rule", "RemoveTargets");
        foreach (var id in input.Texts("Ids") ?? [])
            rule.Targets.Remove(id);
        return Done();
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var rule = store.FindRule(call, input, "Rule", "ListTargetsByRule");
        return call.Page(rule.Targets.Values, target => target.Given.DeepClone());
    }

    private RuleTarget Read(Call call, Rule rule, JsonObject given)
    {
        var id = EventsInput.Name(given, "Id", 64);
        var text = given.Required("Arn");
        var arn = Arn.TryParse(text) ?? throw NotValid("Arn", "Provided Arn is not in correct format.");
        var kind = kinds.Find(arn) ?? throw AwsFault.Lacks($"targets of the kind of {text}");
        if (kind is not BusTarget && (arn.AccountId != call.AccountId || arn.Region != call.Region))
            throw NotValid("Arn", $"Target {text} is not in the account and region of the rule.");
        if (text == rule.Bus.Arn)
            throw NotValid("Arn", "Adding the rule's own event bus as a target is not allowed.");
        var retry = given.Structure("RetryPolicy");
        return new RuleTarget
        {
            Id = id,
            Arn = arn,
            RoleArn = Role(call, rule, kind, text, given.Text("RoleArn")),
            Input = Input(id, kind, given),
            DeadLetterQueue = DeadLetterQueue(call, given),
            MaximumRetries = retry?.Number("MaximumRetryAttempts", RuleTarget.MostRetries, 0, RuleTarget.MostRetries) ?? RuleTarget.MostRetries,
            MaximumAge = TimeSpan.FromSeconds(retry?.Number("MaximumEventAgeInSeconds", 86400, 60, 86400) ?? 86400),
            Given = given.DeepClone().AsObject(),
        };
    }

    // Who gives a role to a service must be allowed to, and the role must trust the service.
    private string? Role(Call call, Rule rule, ITargetKind kind, string target, string? roleArn)
    {
        if (!kind.NeedsRole)
            return roleArn is null ? null : throw EventsFault.Invalid($"RoleArn is not supported for target {target}.");
        if (roleArn is null)
            throw EventsFault.Invalid($"RoleArn is required for target {target}.");
        call.Demand("iam:PassRole", roleArn, new Dictionary<string, string> { ["iam:PassedToService"] = EventBridgeService.Principal });
        try
        {
            if (Arn.TryParse(roleArn)?.AccountId == call.AccountId)
            {
                calls.AsRole(EventBridgeService.Principal, roleArn, "check", rule.Arn, call.Now);
                return roleArn;
            }
        }
        catch (AwsFault)
        {
        }

        throw EventsFault.Invalid($"Provided role '{roleArn}' cannot be assumed by principal '{EventBridgeService.Principal}'.");
    }

    private static Arn? DeadLetterQueue(Call call, JsonObject given)
    {
        if (given.Structure("DeadLetterConfig") is not { } config)
            return null;
        return Arn.TryParse(config.Required("Arn")) is { Service: "sqs" } queue && queue.Region == call.Region
            ? queue
            : throw NotValid("DeadLetterConfig", "The dead-letter queue is no SQS queue of the rule's region.");
    }

    private static ITargetInput Input(string id, ITargetKind kind, JsonObject given)
    {
        var (input, path, transformer) = (given.Text("Input"), given.Text("InputPath"), given.Structure("InputTransformer"));
        var count = (input is null ? 0 : 1) + (path is null ? 0 : 1) + (transformer is null ? 0 : 1);
        if (count == 0)
            return new WholeEvent();
        if (count > 1)
            throw EventsFault.Invalid($"Only one of Input, InputPath, or InputTransformer must be provided for target {id}.");
        if (kind is BusTarget)
            throw EventsFault.Invalid($"Input, InputPath and InputTransformer are not supported for target {id}: an event bus gets the event as it is.");
        return input is not null ? Constant(id, input)
            : path is not null ? new PathInput(EventPath.TryParse(path) ?? throw NotValid("InputPath", $"Invalid JSON path {path}."))
            : Transformer(transformer!);
    }

    private static ConstantInput Constant(string id, string input)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            return new ConstantInput(input);
        }
        catch (JsonException)
        {
            throw EventsFault.Invalid($"JSON syntax error in input for target {id}.");
        }
    }

    private static InputTransformer Transformer(JsonObject given)
    {
        var variables = (given.Map("InputPathsMap") ?? new Dictionary<string, string>()).ToDictionary(
            pair => pair.Key, pair => EventPath.TryParse(pair.Value) ?? throw EventsFault.Invalid($"Invalid JSON path {pair.Value}."));
        return InputTransformer.TryMake(variables, given.Required("InputTemplate"), out var problem) ?? throw EventsFault.Invalid(problem!);
    }

    private static JsonObject Done() => new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };

    private static AwsFault NotValid(string parameter, string reason) => EventsFault.Invalid($"Parameter {parameter} is not valid. Reason: {reason}");
}
