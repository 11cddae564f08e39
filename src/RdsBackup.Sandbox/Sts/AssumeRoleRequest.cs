using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sts;

/// <summary>The parameters of AssumeRole, checked.</summary>
internal sealed record AssumeRoleRequest
{
    public required string RoleArn { get; init; }

    public required string SessionName { get; init; }

    public required string? ExternalId { get; init; }

    public required int? DurationSeconds { get; init; }

    /// <summary>The session's policies; null when none were given.</summary>
    public required IReadOnlyList<AttachedPolicy>? Policies { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>What the caller has to be allowed.</summary>
    public IEnumerable<string> Actions => Tags.Count == 0 ? ["sts:AssumeRole"] : ["sts:AssumeRole", "sts:TagSession"];

    /// <summary>The condition keys of the call.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context
    {
        get
        {
            var context = new Dictionary<string, IReadOnlyList<string>> { ["sts:RoleSessionName"] = [SessionName] };
            if (ExternalId is not null)
                context["sts:ExternalId"] = [ExternalId];

            if (Tags.Count > 0)
                context["aws:TagKeys"] = [.. Tags.Keys];

            foreach (var (key, value) in Tags)
                context[$"aws:RequestTag/{key}"] = [value];

            return context;
        }
    }

    /// <exception cref="AwsFault"><c>ValidationError</c>, <c>MalformedPolicyDocument</c>.</exception>
    public static AssumeRoleRequest Read(JsonObject input, AccountDirectory account)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = input.Required("RoleArn"),
            SessionName = input.Required("RoleSessionName"),
            ExternalId = input.Text("ExternalId"),
            DurationSeconds = input.Number("DurationSeconds"),
            Policies = ReadPolicies(input, account),
            Tags = input.Structures("Tags").ToDictionary(tag => tag.Required("Key"), tag => tag.Text("Value") ?? "", StringComparer.Ordinal),
        };
        if (request.RoleArn.Split(':', 6) is not ["arn", _, "iam", "", { Length: 12 }, var role] || !role.StartsWith("role/", StringComparison.Ordinal))
            throw new AwsFault("ValidationError", $"{request.RoleArn} is invalid");

        return request;
    }

    private static List<AttachedPolicy>? ReadPolicies(JsonObject input, AccountDirectory account)
    {
        List<AttachedPolicy> policies = [.. input.Structures("PolicyArns").Select(policy => account.Policy(policy.Required("arn")).Attached)];
        if (input.Text("Policy") is { } policy)
            policies.Add(new AttachedPolicy("session policy", PolicyText.Read(policy, PolicyKind.Identity)));

        return policies.Count == 0 ? null : policies;
    }
}
