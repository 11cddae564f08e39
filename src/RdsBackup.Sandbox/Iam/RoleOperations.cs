using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>IAM's operations on roles.</summary>
internal sealed class RoleOperations(IamDirectory directory)
{
    private const int Hour = 3600;

    public Dictionary<string, OperationRule> All => new(StringComparer.Ordinal)
    {
        ["CreateRole"] = new("RoleName AssumeRolePolicyDocument Path Description MaxSessionDuration PermissionsBoundary Tags", Create),
        ["GetRole"] = new("RoleName", (call, input) => new() { ["Role"] = IamOutput.Role(Find(call, input, "iam:GetRole")) }),
        ["ListRoles"] = new("PathPrefix Marker MaxItems", List),
        ["DeleteRole"] = new("RoleName", Delete),
        ["UpdateAssumeRolePolicy"] = new("RoleName PolicyDocument", UpdateTrust),
        ["UpdateRole"] = new("RoleName Description MaxSessionDuration", Update),
        ["TagRole"] = new("RoleName Tags", Tag),
        ["UntagRole"] = new("RoleName TagKeys", Untag),
        ["ListRoleTags"] = new("RoleName Marker MaxItems", (call, input) => call.Page(Find(call, input, "iam:ListRoleTags").Tags, IamOutput.Tag)),
        ["PutRolePolicy"] = new("RoleName PolicyName PolicyDocument", (call, input) => InlinePolicies.Put(Find(call, input, "iam:PutRolePolicy"), input)),
        ["GetRolePolicy"] = new("RoleName PolicyName", (call, input) => InlinePolicies.Get(Find(call, input, "iam:GetRolePolicy"), input, "Role")),
        ["DeleteRolePolicy"] = new("RoleName PolicyName", (call, input) => InlinePolicies.Delete(Find(call, input, "iam:DeleteRolePolicy"), input, "Role")),
        ["ListRolePolicies"] = new("RoleName Marker MaxItems", (call, input) => InlinePolicies.List(call, Find(call, input, "iam:ListRolePolicies"))),
        ["PutRolePermissionsBoundary"] = new("RoleName PermissionsBoundary", PutBoundary),
        ["DeleteRolePermissionsBoundary"] = new("RoleName", (call, input) => InlinePolicies.DeleteBoundary(Find(call, input, "iam:DeleteRolePermissionsBoundary"))),
        ["AttachRolePolicy"] = new("RoleName PolicyArn", Attach),
        ["DetachRolePolicy"] = new("RoleName PolicyArn", Detach),
        ["ListAttachedRolePolicies"] = new("RoleName Marker MaxItems", ListAttached),
    };

    private JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("RoleName");
        var path = input.Text("Path") ?? "/";
        var longest = input.Number("MaxSessionDuration");
        var arn = $"arn:aws:iam::{call.AccountId}:role{path}{name}";
        var tags = RoleTags.Read(input);
        var conditions = new Dictionary<string, string>(RoleTags.Conditions(tags));
        if (input.Text("PermissionsBoundary") is { } limit)
            conditions["iam:PermissionsBoundary"] = limit;
        call.Demand("iam:CreateRole", arn, conditions);
        if (tags.Count > 0)
            call.Demand("iam:TagRole", arn, RoleTags.Conditions(tags));

        var trust = input.Required("AssumeRolePolicyDocument");
        PolicyText.ReadTrust(trust, directory);
        var role = new IamRole
        {
            Name = name,
            Path = path,
            Id = directory.Ids.Unique("AROA"),
            Arn = arn,
            Created = call.Now,
            Description = input.Text("Description"),
            MaxSessionDuration = longest ?? Hour,
            TrustPolicy = trust,
        };
        role.Boundary = input.Text("PermissionsBoundary") is { } boundary ? directory.Account(call.AccountId).Policy(boundary) : null;
        foreach (var (key, value) in tags)
            role.Tags[key] = value;

        return directory.Account(call.AccountId).Roles.TryAdd(name, role)
            ? new() { ["Role"] = IamOutput.Role(role) }
            : throw new AwsFault("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
    }

    private JsonObject List(Call call, JsonObject input)
    {
        var prefix = input.Text("PathPrefix") ?? "/";
        call.Demand("iam:ListRoles", $"arn:aws:iam::{call.AccountId}:role{prefix}");
        var roles = directory.Account(call.AccountId).Roles.Values.Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal));
        return call.Page(roles, IamOutput.ListedRole);
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        var role = Find(call, input, "iam:DeleteRole");
        if (role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
            throw new AwsFault("UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");

        if (role.Attached.Count > 0)
            throw new AwsFault("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);

        if (role.Inline.Count > 0)
            throw new AwsFault("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);

        directory.Account(call.AccountId).Roles.Remove(role.Name);
        return [];
    }

    private JsonObject UpdateTrust(Call call, JsonObject input)
    {
        var role = Find(call, input, "iam:UpdateAssumeRolePolicy");
        var trust = input.Required("PolicyDocument");
        PolicyText.ReadTrust(trust, directory);
        role.TrustPolicy = trust;
        return [];
    }

    private JsonObject Update(Call call, JsonObject input)
    {
        var longest = input.Number("MaxSessionDuration");
        var role = Find(call, input, "iam:UpdateRole");
        role.Description = input.Text("Description") ?? role.Description;
        role.MaxSessionDuration = longest ?? Hour;
        return [];
    }

    private JsonObject Tag(Call call, JsonObject input)
    {
        var tags = RoleTags.Read(input);
        var role = Find(call, input, "iam:TagRole", RoleTags.Conditions(tags));
        if (role.Tags.Keys.Union(tags.Keys).Count() > RoleTags.MostPerRole)
            throw new AwsFault("LimitExceeded", $"The number of tags has reached the maximum limit: {RoleTags.MostPerRole}", 409);

        foreach (var (key, value) in tags)
            role.Tags[key] = value;

        return [];
    }

    private JsonObject Untag(Call call, JsonObject input)
    {
        var role = Find(call, input, "iam:UntagRole");
        foreach (var key in input.Values("TagKeys"))
            role.Tags.Remove(key);

        return [];
    }

    private JsonObject Attach(Call call, JsonObject input)
    {
        var role = Find(call, input, "iam:AttachRolePolicy");
        var policy = directory.Account(call.AccountId).Policy(input.Required("PolicyArn"));
        role.Attached[policy.Arn] = policy;
        role.PoliciesChanged();
        return [];
    }

    private JsonObject PutBoundary(Call call, JsonObject input)
    {
        var boundary = input.Required("PermissionsBoundary");
        var role = Find(call, input, "iam:PutRolePermissionsBoundary", new Dictionary<string, string> { ["iam:PermissionsBoundary"] = boundary });
        role.Boundary = directory.Account(call.AccountId).Policy(boundary);
        return [];
    }

    private JsonObject Detach(Call call, JsonObject input)
    {
        var role = Find(call, input, "iam:DetachRolePolicy");
        var arn = input.Required("PolicyArn");
        if (!role.Attached.Remove(arn))
            throw new AwsFault("NoSuchEntity", $"Policy {arn} was not found.", 404);

        role.PoliciesChanged();
        return [];
    }

    private JsonObject ListAttached(Call call, JsonObject input) => call.Page(
        Find(call, input, "iam:ListAttachedRolePolicies").Attached.Keys, arn => new JsonObject { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn });

    // Permission is asked for the name first: who may not look is not told whether it is there.
    private IamRole Find(Call call, JsonObject input, string action, IReadOnlyDictionary<string, string>? conditions = null)
    {
        var name = input.Required("RoleName");
        var roles = directory.Account(call.AccountId);
        call.Demand(action, roles.Roles.GetValueOrDefault(name)?.Arn ?? $"arn:aws:iam::{call.AccountId}:role/{name}", conditions);
        return roles.Role(name);
    }
}
