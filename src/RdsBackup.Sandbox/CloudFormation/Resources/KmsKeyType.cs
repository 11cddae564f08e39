using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::KMS::Key</c>.</summary>
internal sealed class KmsKeyType() : ResourceType(
    "AWS::KMS::Key",
    Property.Flag("BypassPolicyLockoutSafetyCheck"),
    Property.Text("Description"),
    Property.Flag("EnableKeyRotation"),
    Property.Flag("Enabled"),
    Property.Document("KeyPolicy"),
    Property.Text("KeySpec").Replacing(),
    Property.Text("KeyUsage").Replacing(),
    Property.Flag("MultiRegion").Replacing(),
    Property.Text("Origin").Replacing(),
    Property.Integer("PendingWindowInDays"),
    Property.Integer("RotationPeriodInDays"),
    Property.Tags)
{
    public override IReadOnlyList<string> Attributes => ["Arn", "KeyId"];

    public override Tagging Tagging => Tagging.Stack;

    public override TimeSpan CreateTakes => TimeSpan.FromSeconds(15);

    public override void Create(ResourceCall call)
    {
        var input = new JsonObject(call.Given("BypassPolicyLockoutSafetyCheck", "Description", "KeySpec", "KeyUsage", "MultiRegion", "Origin"));
        if (call.Document("KeyPolicy") is { } policy)
            input["Policy"] = policy;

        if (call.Tags.Count > 0)
            input["Tags"] = ResourceCall.JsonTags(call.Tags, "TagKey", "TagValue");

        var made = call.Send("kms", "CreateKey", input)["KeyMetadata"]!;
        call.PhysicalId = (string)made["KeyId"]!;
        call.Attributes["KeyId"] = call.PhysicalId;
        call.Attributes["Arn"] = (string)made["Arn"]!;
        SetRotation(call);
        if (call.Flag("Enabled") == false)
            call.Send("kms", "DisableKey", Named(call));
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed("Description"))
            call.Send("kms", "UpdateKeyDescription", With(call, "Description", call.Text("Description") ?? ""));

        if (call.Changed("KeyPolicy") && call.Document("KeyPolicy") is { } policy)
        {
            var input = With(call, "Policy", policy);
            input["PolicyName"] = "default";
            input["BypassPolicyLockoutSafetyCheck"] = call.Flag("BypassPolicyLockoutSafetyCheck") ?? false;
            call.Send("kms", "PutKeyPolicy", input);
        }

        if (call.Changed("Enabled"))
            call.Send("kms", call.Flag("Enabled") == false ? "DisableKey" : "EnableKey", Named(call));

        if (call.Changed("EnableKeyRotation") || call.Changed("RotationPeriodInDays"))
            SetRotation(call);

        if (call.GoneTags.Count > 0)
            call.Send("kms", "UntagResource", With(call, "TagKeys", ResourceCall.JsonTexts(call.GoneTags)));

        if (call.NewTags.Count > 0)
            call.Send("kms", "TagResource", With(call, "Tags", ResourceCall.JsonTags(call.NewTags, "TagKey", "TagValue")));
    }

    public override void Delete(ResourceCall call)
    {
        var input = Named(call);
        input["PendingWindowInDays"] = call.Properties["PendingWindowInDays"]?.DeepClone() ?? 30;
        ResourceCall.IgnoreMissing(() =>
        {
            // A key that waits for its end already is on its way.
            if ((string?)call.Send("kms", "DescribeKey", Named(call))["KeyMetadata"]!["KeyState"] is not ("PendingDeletion" or "PendingReplicaDeletion"))
                call.Send("kms", "ScheduleKeyDeletion", input);
        });
    }

    private static void SetRotation(ResourceCall call)
    {
        if (call.Flag("EnableKeyRotation") == true)
        {
            var input = Named(call);
            if (call.Properties["RotationPeriodInDays"] is { } days)
                input["RotationPeriodInDays"] = (int)days;

            call.Send("kms", "EnableKeyRotation", input);
        }
        else if ((bool?)call.Previous?["EnableKeyRotation"] == true)
        {
            call.Send("kms", "DisableKeyRotation", Named(call));
        }
    }

    private static JsonObject Named(ResourceCall call) => new() { ["KeyId"] = call.PhysicalId };

    private static JsonObject With(ResourceCall call, string name, JsonNode value) => new() { ["KeyId"] = call.PhysicalId, [name] = value };
}
