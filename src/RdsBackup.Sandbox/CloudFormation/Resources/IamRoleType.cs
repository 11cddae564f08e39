using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::IAM::Role</c>.</summary>
internal sealed class IamRoleType() : ResourceType(
    "AWS::IAM::Role",
    Property.Document("AssumeRolePolicyDocument").Required(),
    Property.Text("Description"),
    Property.Texts("ManagedPolicyArns"),
    Property.Integer("MaxSessionDuration"),
    Property.Text("Path").Replacing(),
    Property.Text("PermissionsBoundary"),
    Property.List("Policies", Property.Text("PolicyName").Required(), Property.Document("PolicyDocument").Required()),
    Property.Text("RoleName").Replacing(),
    Property.Tags)
{
    public override IReadOnlyList<string> Attributes => ["Arn", "RoleId"];

    public override string NameProperty => "RoleName";

    public override Tagging Tagging => Tagging.Stack;

    public override bool NeedsCapability => true;

    public override TimeSpan CreateTakes => TimeSpan.FromSeconds(15);

    public override void Create(ResourceCall call)
    {
        var name = call.Text("RoleName") ?? call.MakeName(64);
        var role = call.Send("iam", "CreateRole", new(call.Given("Path", "Description", "MaxSessionDuration", "PermissionsBoundary"))
        {
            ["RoleName"] = name,
            ["AssumeRolePolicyDocument"] = call.Document("AssumeRolePolicyDocument"),
            ["Tags"] = ResourceCall.JsonTags(call.Tags),
        })["Role"]!;
        call.PhysicalId = name;
        call.Attributes["Arn"] = (string)role["Arn"]!;
        call.Attributes["RoleId"] = (string)role["RoleId"]!;
        SetPolicies(call);
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed("AssumeRolePolicyDocument"))
            Call(call, "UpdateAssumeRolePolicy", new() { ["PolicyDocument"] = call.Document("AssumeRolePolicyDocument") });

        if (call.Changed("Description") || call.Changed("MaxSessionDuration"))
            Call(call, "UpdateRole", new(call.Given("MaxSessionDuration")) { ["Description"] = call.Text("Description") ?? "" });

        if (call.Changed("PermissionsBoundary"))
        {
            if (call.Text("PermissionsBoundary") is { } boundary)
                Call(call, "PutRolePermissionsBoundary", new() { ["PermissionsBoundary"] = boundary });
            else
                Call(call, "DeleteRolePermissionsBoundary", []);
        }

        SetPolicies(call);
        if (call.GoneTags.Count > 0)
            Call(call, "UntagRole", new() { ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });

        if (call.NewTags.Count > 0)
            Call(call, "TagRole", new() { ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() =>
    {
        // What others attached would keep it: CloudFormation's own role handler takes that away too.
        foreach (var policy in Call(call, "ListAttachedRolePolicies", [])["AttachedPolicies"]!.AsArray())
            Call(call, "DetachRolePolicy", new() { ["PolicyArn"] = (string?)policy!["PolicyArn"] });

        foreach (var policy in Call(call, "ListRolePolicies", [])["PolicyNames"]!.AsArray())
            Call(call, "DeleteRolePolicy", new() { ["PolicyName"] = (string?)policy });

        Call(call, "DeleteRole", []);
    });

    private static void SetPolicies(ResourceCall call)
    {
        var (inline, inlineBefore) = (Inline(call.Properties), Inline(call.Previous));
        foreach (var (name, document) in inline.Where(policy => inlineBefore.GetValueOrDefault(policy.Key) != policy.Value))
            Call(call, "PutRolePolicy", new() { ["PolicyName"] = name, ["PolicyDocument"] = document });

        foreach (var name in inlineBefore.Keys.Except(inline.Keys))
            Call(call, "DeleteRolePolicy", new() { ["PolicyName"] = name });

        var (managed, managedBefore) = (Managed(call.Properties), Managed(call.Previous));
        foreach (var arn in managed.Except(managedBefore))
            Call(call, "AttachRolePolicy", new() { ["PolicyArn"] = arn });

        foreach (var arn in managedBefore.Except(managed))
            Call(call, "DetachRolePolicy", new() { ["PolicyArn"] = arn });
    }

    private static JsonObject Call(ResourceCall call, string action, JsonObject input)
    {
        input["RoleName"] = call.PhysicalId;
        return call.Send("iam", action, input);
    }

    private static Dictionary<string, string> Inline(JsonObject? properties) => (properties?["Policies"] as JsonArray ?? [])
        .ToDictionary(policy => (string)policy!["PolicyName"]!, policy => ResourceCall.DocumentText(policy!["PolicyDocument"])!, StringComparer.Ordinal);

    private static List<string> Managed(JsonObject? properties) => [.. (properties?["ManagedPolicyArns"] as JsonArray ?? []).Select(arn => (string)arn!)];
}
