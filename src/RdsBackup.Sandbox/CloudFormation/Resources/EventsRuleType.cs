using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Events::Rule</c>.</summary>
internal sealed class EventsRuleType() : ResourceType(
    "AWS::Events::Rule",
    Property.Text("Description"),
    Property.Text("EventBusName").Replacing(),
    Property.Document("EventPattern"),
    Property.Text("Name").Replacing(),
    Property.Text("State"),
    Property.List(
        "Targets",
        Property.Text("Arn").Required(),
        Property.Structure("DeadLetterConfig", Property.Text("Arn")),
        Property.Text("Id").Required(),
        Property.Text("Input"),
        Property.Text("InputPath"),
        Property.Structure("InputTransformer", Property.Map("InputPathsMap"), Property.Text("InputTemplate").Required()),
        Property.Structure("RetryPolicy", Property.Integer("MaximumEventAgeInSeconds"), Property.Integer("MaximumRetryAttempts")),
        Property.Text("RoleArn")))
{
    public override IReadOnlyList<string> Attributes => ["Arn"];

    public override string NameProperty => "Name";

    public override TimeSpan CreateTakes => TimeSpan.FromSeconds(30);

    public override void Create(ResourceCall call)
    {
        var name = call.Text("Name") ?? call.MakeName(64);
        DemandFree(call, name);
        call.Attributes["Arn"] = (string)call.Send("events", "PutRule", Rule(call, name))["RuleArn"]!;
        call.PhysicalId = call.Text("EventBusName") is { } bus and not "default" ? $"{bus}|{name}" : name;
        PutTargets(call, name);
    }

    public override void Update(ResourceCall call)
    {
        var name = NameOf(call);
        call.Send("events", "PutRule", Rule(call, name));
        if (!call.Changed("Targets"))
            return;

        var gone = Ids(call.Previous!).Except(Ids(call.Properties)).ToList();
        if (gone.Count > 0)
            RemoveTargets(call, name, gone);

        PutTargets(call, name);
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() =>
    {
        var ids = Ids(call.Properties);
        if (ids.Count > 0)
            RemoveTargets(call, NameOf(call), ids);

        call.Send("events", "DeleteRule", On(call, "Name", NameOf(call)));
    });

    private static JsonObject Rule(ResourceCall call, string name)
    {
        var rule = new JsonObject(call.Given("Description", "EventBusName", "State"));
        rule["Name"] = name;
        if (call.Document("EventPattern") is { } pattern)
            rule["EventPattern"] = pattern;

        return rule;
    }

    // PutRule changes a rule that is there; a stack must not take over another's.
    private static void DemandFree(ResourceCall call, string name)
    {
        var isThere = true;
        try
        {
            call.Send("events", "DescribeRule", On(call, "Name", name));
        }
        catch (AwsFault missing) when (HandlerError.CodeOf(missing) == "NotFound")
        {
            isThere = false;
        }

        if (isThere)
            throw new AwsFault("ResourceAlreadyExistsException", $"Rule {name} already exists.");
    }

    private static void PutTargets(ResourceCall call, string name)
    {
        if (call.Properties["Targets"] is not JsonArray { Count: > 0 } targets)
            return;

        var input = On(call, "Rule", name);
        input["Targets"] = targets.DeepClone();
        DemandNoFailure(call.Send("events", "PutTargets", input));
    }

    private static void RemoveTargets(ResourceCall call, string name, IEnumerable<string> ids)
    {
        var input = On(call, "Rule", name);
        input["Ids"] = ResourceCall.JsonTexts(ids);
        DemandNoFailure(call.Send("events", "RemoveTargets", input));
    }

    private static void DemandNoFailure(JsonObject answer)
    {
        if (answer["FailedEntries"] is JsonArray { Count: > 0 } failed)
            throw new AwsFault($"{failed[0]!["ErrorCode"]}", $"{failed[0]!["ErrorMessage"]}");
    }

    private static JsonObject On(ResourceCall call, string member, string name)
    {
        var input = new JsonObject(call.Given("EventBusName"));
        input[member] = name;
        return input;
    }

    private static string NameOf(ResourceCall call) => call.PhysicalId.Split('|')[^1];

    private static IReadOnlyList<string> Ids(JsonObject properties) =>
        [.. (properties["Targets"] as JsonArray ?? []).Select(target => (string)target!["Id"]!)];
}
