using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Identities;

namespace RdsBackup.Sandbox.Iam;

/// <summary>Roles and users as IAM shows them.</summary>
internal static class IamOutput
{

    public static JsonObject Role(IamRole role)
    {
        var shown = ListedRole(role);
        if (role.Tags.Count > 0)
            shown["Tags"] = new JsonArray([.. role.Tags.Select(Tag)]);
        shown["PermissionsBoundary"] = Boundary(role);
        shown["RoleLastUsed"] = role.LastUsed is { } used ? new JsonObject { ["LastUsedDate"] = used.At, ["Region"] = used.Region } : [];
        return shown;
    }

    /// <summary>A role in a list, which shows less of it.</summary>
    public static JsonObject ListedRole(IamRole role) => new()
    {
        ["Path"] = role.Path,
        ["RoleName"] = role.Name,
        ["RoleId"] = role.Id,
        ["Arn"] = role.Arn,
        ["CreateDate"] = role.Created,
        ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
        ["Description"] = role.Description,
        ["MaxSessionDuration"] = role.MaxSessionDuration,
    };

    public static JsonObject Tag(KeyValuePair<string, string> tag) => new() { ["Key"] = tag.Key, ["Value"] = tag.Value };

    public static JsonObject User(IamUser user) => new()
    {
        ["Path"] = user.Path,
        ["UserName"] = user.Name,
        ["UserId"] = user.Id,
        ["Arn"] = user.Arn,
        ["CreateDate"] = user.Created,
        ["PermissionsBoundary"] = Boundary(user),
    };

    /// <param name="users">Who has it attached, or as boundary.</param>
    public static JsonObject Policy(ManagedPolicy policy, IReadOnlyCollection<PolicyHolder> users) => new()
    {
        ["PolicyName"] = policy.Name,
        ["PolicyId"] = policy.Id,
        ["Arn"] = policy.Arn,
        ["Path"] = policy.Path,
        ["DefaultVersionId"] = "v1",
        ["AttachmentCount"] = users.Count(user => user.Attached.ContainsKey(policy.Arn)),
        ["PermissionsBoundaryUsageCount"] = users.Count(user => user.Boundary?.Arn == policy.Arn),
        ["IsAttachable"] = true,
        ["Description"] = policy.Description,
        ["CreateDate"] = policy.Created,
        ["UpdateDate"] = policy.Created,
    };

    private static JsonObject? Boundary(PolicyHolder holder) => holder.Boundary is { } policy
        ? new() { ["PermissionsBoundaryType"] = "PermissionsBoundaryPolicy", ["PermissionsBoundaryArn"] = policy.Arn }
        : null;
}
