using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>IAM's operations on roles.</summary>
internal sealed class RoleOperations(IamDirectory directory)
{
    private const int Hour = 3600;

    public Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> All => new(StringComparer.Ordinal)
    {
        ["CreateRole"] = Create,
        ["GetRole"] = (call, input) => [IamXml.Role(Find(call, input, "iam:GetRole"))],
        ["ListRoles"] = List,
        ["DeleteRole"] = Delete,
        ["UpdateAssumeRolePolicy"] = UpdateTrust,
        ["UpdateRole"] = Update,
        ["TagRole"] = Tag,
        ["UntagRole"] = Untag,
        ["ListRoleTags"] = (call, input) => IamXml.Page(input, "Tags", [.. Find(call, input, "iam:ListRoleTags").Tags.Select(IamXml.Tag)]),
        ["PutRolePolicy"] = (call, input) => InlinePolicies.Put(Find(call, input, "iam:PutRolePolicy"), input),
        ["GetRolePolicy"] = (call, input) => InlinePolicies.Get(Find(call, input, "iam:GetRolePolicy"), input, "Role"),
        ["DeleteRolePolicy"] = (call, input) => InlinePolicies.Delete(Find(call, input, "iam:DeleteRolePolicy"), input, "Role"),
        ["ListRolePolicies"] = (call, input) => InlinePolicies.List(Find(call, input, "iam:ListRolePolicies"), input),
        ["AttachRolePolicy"] = Attach,
        ["DetachRolePolicy"] = Detach,
        ["ListAttachedRolePolicies"] = ListAttached,
    };

    private IEnumerable<XElement> Create(Call call, QueryInput input)
    {
        var name = input.Required("RoleName");
        var path = input["Path"] ?? "/";
        var longest = input.Number("MaxSessionDuration");
        Constraint.Text(name, "RoleName", 1, 64, @"[\w+=,.@-]+");
        Constraint.Text(path, "Path", 1, 512, @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)");
        Constraint.Number(longest, "MaxSessionDuration", Hour, 12 * Hour);
        var arn = $"arn:aws:iam::{call.AccountId}:role{path}{name}";
        var tags = RoleTags.Read(input);
        call.Demand("iam:CreateRole", arn, RoleTags.Conditions(tags));
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
            Description = input["Description"],
            MaxSessionDuration = longest ?? Hour,
            TrustPolicy = trust,
        };
        foreach (var (key, value) in tags)
            role.Tags[key] = value;

        return directory.Account(call.AccountId).Roles.TryAdd(name, role)
            ? [IamXml.Role(role)]
            : throw new AwsFault("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
    }

    private IEnumerable<XElement> List(Call call, QueryInput input)
    {
        var prefix = input["PathPrefix"] ?? "/";
        call.Demand("iam:ListRoles", $"arn:aws:iam::{call.AccountId}:role{prefix}");
        var roles = directory.Account(call.AccountId).Roles.Values.Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal));
        return IamXml.Page(input, "Roles", [.. roles.Select(role => IamXml.Role(role, "member"))]);
    }

    private IEnumerable<XElement> Delete(Call call, QueryInput input)
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

    private IEnumerable<XElement> UpdateTrust(Call call, QueryInput input)
    {
        var role = Find(call, input, "iam:UpdateAssumeRolePolicy");
        var trust = input.Required("PolicyDocument");
        PolicyText.ReadTrust(trust, directory);
        role.TrustPolicy = trust;
        return [];
    }

    private IEnumerable<XElement> Update(Call call, QueryInput input)
    {
        var longest = input.Number("MaxSessionDuration");
        Constraint.Number(longest, "MaxSessionDuration", Hour, 12 * Hour);
        var role = Find(call, input, "iam:UpdateRole");
        role.Description = input["Description"] ?? role.Description;
        role.MaxSessionDuration = longest ?? Hour;
        return [];
    }

    private IEnumerable<XElement> Tag(Call call, QueryInput input)
    {
        var tags = RoleTags.Read(input);
        var role = Find(call, input, "iam:TagRole", RoleTags.Conditions(tags));
        if (role.Tags.Keys.Union(tags.Keys).Count() > RoleTags.MostPerRole)
            throw new AwsFault("LimitExceeded", $"The number of tags has reached the maximum limit: {RoleTags.MostPerRole}", 409);

        foreach (var (key, value) in tags)
            role.Tags[key] = value;

        return [];
    }

    private IEnumerable<XElement> Untag(Call call, QueryInput input)
    {
        var role = Find(call, input, "iam:UntagRole");
        foreach (var key in input.Values("TagKeys"))
            role.Tags.Remove(key);

        return [];
    }

    private IEnumerable<XElement> Attach(Call call, QueryInput input)
    {
        var role = Find(call, input, "iam:AttachRolePolicy");
        role.Attached.Add(ManagedPolicies.Find(input.Required("PolicyArn")).Name);
        role.PoliciesChanged();
        return [];
    }

    private IEnumerable<XElement> Detach(Call call, QueryInput input)
    {
        var role = Find(call, input, "iam:DetachRolePolicy");
        var arn = input.Required("PolicyArn");
        if (!role.Attached.Remove(arn))
            throw new AwsFault("NoSuchEntity", $"Policy {arn} was not found.", 404);

        role.PoliciesChanged();
        return [];
    }

    private IEnumerable<XElement> ListAttached(Call call, QueryInput input) => IamXml.Page(input, "AttachedPolicies",
    [
        .. from arn in Find(call, input, "iam:ListAttachedRolePolicies").Attached
           select new XElement("member", new XElement("PolicyName", arn[(arn.LastIndexOf('/') + 1)..]), new XElement("PolicyArn", arn)),
    ]);

    // Permission is asked for the name first: who may not look is not told whether it is there.
    private IamRole Find(Call call, QueryInput input, string action, IReadOnlyDictionary<string, string>? conditions = null)
    {
        var name = input.Required("RoleName");
        var roles = directory.Account(call.AccountId);
        call.Demand(action, roles.Roles.GetValueOrDefault(name)?.Arn ?? $"arn:aws:iam::{call.AccountId}:role/{name}", conditions);
        return roles.Role(name);
    }
}
