using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::StepFunctions::StateMachine</c>.</summary>
internal sealed partial class StatesStateMachineType() : ResourceType(
    "AWS::StepFunctions::StateMachine",
    Property.Document("Definition"),
    Property.Text("DefinitionString"),
    Property.Map("DefinitionSubstitutions"),
    Property.Text("RoleArn").Required(),
    Property.Text("StateMachineName").Replacing(),
    Property.Text("StateMachineType").Replacing(),
    Property.Tags)
{
    public override IReadOnlyList<string> Attributes => ["Arn", "Name", "StateMachineRevisionId"];

    public override string NameProperty => "StateMachineName";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = call.Text("StateMachineName") ?? call.MakeName(80);
        var made = call.Send("states", "CreateStateMachine", new JsonObject
        {
            ["name"] = name,
            ["definition"] = Definition(call),
            ["roleArn"] = call.Text("RoleArn"),
            ["type"] = call.Text("StateMachineType") ?? "STANDARD",
            ["tags"] = ResourceCall.JsonTags(call.Tags, "key", "value"),
        });
        call.PhysicalId = call.Attributes["Arn"] = (string)made["stateMachineArn"]!;
        call.Attributes["Name"] = name;
        call.Attributes["StateMachineRevisionId"] = "INITIAL";
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed("Definition") || call.Changed("DefinitionString") || call.Changed("DefinitionSubstitutions") || call.Changed("RoleArn"))
        {
            var made = call.Send("states", "UpdateStateMachine", new JsonObject
            {
                ["stateMachineArn"] = call.PhysicalId,
                ["definition"] = Definition(call),
                ["roleArn"] = call.Text("RoleArn"),
            });
            call.Attributes["StateMachineRevisionId"] = (string?)made["revisionId"] ?? "";
        }

        if (call.GoneTags.Count > 0)
            call.Send("states", "UntagResource", new() { ["resourceArn"] = call.PhysicalId, ["tagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });

        if (call.NewTags.Count > 0)
            call.Send("states", "TagResource", new() { ["resourceArn"] = call.PhysicalId, ["tags"] = ResourceCall.JsonTags(call.NewTags, "key", "value") });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("states", "DeleteStateMachine", new JsonObject { ["stateMachineArn"] = call.PhysicalId }));

    private static string Definition(ResourceCall call)
    {
        var text = call.Text("DefinitionString") ?? call.Document("Definition")
            ?? throw CloudFormationFault.Validation("One of DefinitionString and Definition must be specified.");
        return call.Properties["DefinitionSubstitutions"] is JsonObject substitutions
            ? Placeholder().Replace(text, match => substitutions[match.Groups["name"].Value] is { } value ? (string)value! : match.Value)
            : text;
    }

    [GeneratedRegex(@"\$\{(?<name>[a-zA-Z0-9_.-]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
