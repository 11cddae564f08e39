using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::IAM::Role</c>.</summary>
internal sealed class IamRoleType() : ResourceType(
    "AWS::IAM::Role",
    Property.Document("AssumeRolePolicyDocument").Required(),
    Property.Text("Description"),
    Property.Texts("ManagedPolicyArns"),
    Property.Integer("MaxSessionDuration"),
    Property.Text("Path").Replacing(),
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
        var role = call.Query("iam", "CreateRole",
        [
            ("RoleName", name),
            ("AssumeRolePolicyDocument", call.Document("AssumeRolePolicyDocument")),
            ("Path", call.Text("Path")),
            ("Description", call.Text("Description")),
            ("MaxSessionDuration", call.Text("MaxSessionDuration")),
            .. ResourceCall.QueryTags("Tags.member", call.Tags),
        ]).Element("Role")!;
        call.PhysicalId = name;
        call.Attributes["Arn"] = (string)role.Element("Arn")!;
        call.Attributes["RoleId"] = (string)role.Element("RoleId")!;
        SetPolicies(call);
    }

    public override void Update(ResourceCall call)
    {
        if (call.Changed("AssumeRolePolicyDocument"))
            Call(call, "UpdateAssumeRolePolicy", ("PolicyDocument", call.Document("AssumeRolePolicyDocument")));

        if (call.Changed("Description") || call.Changed("MaxSessionDuration"))
            Call(call, "UpdateRole", ("Description", call.Text("Description") ?? ""), ("MaxSessionDuration", call.Text("MaxSessionDuration")));

        SetPolicies(call);
        if (call.GoneTags.Count > 0)
            Call(call, "UntagRole", [.. call.GoneTags.Select((key, index) => (Invariant($"TagKeys.member.{index + 1}"), (string?)key))]);

        if (call.NewTags.Count > 0)
            Call(call, "TagRole", [.. ResourceCall.QueryTags("Tags.member", call.NewTags)]);
    }

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() =>
    {
        // What others attached would keep it: CloudFormation's own role handler takes that away too.
        foreach (var policy in Call(call, "ListAttachedRolePolicies").Descendants("PolicyArn"))
            Call(call, "DetachRolePolicy", ("PolicyArn", policy.Value));

        foreach (var policy in Call(call, "ListRolePolicies").Descendants("member"))
            Call(call, "DeleteRolePolicy", ("PolicyName", policy.Value));

        Call(call, "DeleteRole");
    });

    private static void SetPolicies(ResourceCall call)
    {
        var (inline, inlineBefore) = (Inline(call.Properties), Inline(call.Previous));
        foreach (var (name, document) in inline.Where(policy => inlineBefore.GetValueOrDefault(policy.Key) != policy.Value))
            Call(call, "PutRolePolicy", ("PolicyName", name), ("PolicyDocument", document));

        foreach (var name in inlineBefore.Keys.Except(inline.Keys))
            Call(call, "DeleteRolePolicy", ("PolicyName", name));

        var (managed, managedBefore) = (Managed(call.Properties), Managed(call.Previous));
        foreach (var arn in managed.Except(managedBefore))
            Call(call, "AttachRolePolicy", ("PolicyArn", arn));

        foreach (var arn in managedBefore.Except(managed))
            Call(call, "DetachRolePolicy", ("PolicyArn", arn));
    }

    private static XElement Call(ResourceCall call, string action, params (string Name, string? Value)[] parameters) =>
        call.Query("iam", action, [("RoleName", call.PhysicalId), .. parameters]);

    private static Dictionary<string, string> Inline(JsonObject? properties) => (properties?["Policies"] as JsonArray ?? [])
        .ToDictionary(policy => (string)policy!["PolicyName"]!, policy => ResourceCall.DocumentText(policy!["PolicyDocument"])!, StringComparer.Ordinal);

    private static List<string> Managed(JsonObject? properties) => [.. (properties?["ManagedPolicyArns"] as JsonArray ?? []).Select(arn => (string)arn!)];
}
