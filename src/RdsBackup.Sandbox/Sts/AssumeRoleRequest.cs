using RdsBackup.Iam;
using RdsBackup.Sandbox.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sts;

/// <summary>The parameters of AssumeRole, checked.</summary>
internal sealed record AssumeRoleRequest
{
    // What the sandbox does not do it refuses, so that nobody relies on it.
    private static readonly string[] Unknown = ["SerialNumber", "TokenCode", "SourceIdentity", "TransitiveTagKeys", "ProvidedContexts"];

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
    public static AssumeRoleRequest Read(QueryInput input)
    {
        if (Unknown.FirstOrDefault(name => input.Names.Contains(name)) is { } unknown)
            throw AwsFault.Lacks($"parameter '{unknown}' of AssumeRole");

        var request = new AssumeRoleRequest
        {
            RoleArn = input.Required("RoleArn"),
            SessionName = input.Required("RoleSessionName"),
            ExternalId = input["ExternalId"],
            DurationSeconds = input.Number("DurationSeconds"),
            Policies = ReadPolicies(input),
            Tags = input.Structures("Tags").ToDictionary(tag => tag.Required("Key"), tag => tag["Value"] ?? "", StringComparer.Ordinal),
        };
        Constraint.Text(request.RoleArn, "RoleArn", 20, 2048, @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD]+");
        Constraint.Text(request.SessionName, "RoleSessionName", 2, 64, @"[\w+=,.@-]*");
        Constraint.Text(request.ExternalId, "ExternalId", 2, 1224, @"[\w+=,.@:\/-]*");
        Constraint.Number(request.DurationSeconds, "DurationSeconds", 900, 43200);
        if (request.RoleArn.Split(':', 6) is not ["arn", _, "iam", "", { Length: 12 }, var role] || !role.StartsWith("role/", StringComparison.Ordinal))
            throw new AwsFault("ValidationError", $"{request.RoleArn} is invalid");

        return request;
    }

    private static List<AttachedPolicy>? ReadPolicies(QueryInput input)
    {
        List<AttachedPolicy> policies = [.. input.Structures("PolicyArns").Select(policy => ManagedPolicies.Find(policy.Required("arn")))];
        if (input["Policy"] is { } policy)
            policies.Add(new AttachedPolicy("session policy", PolicyText.Read(policy, PolicyKind.Identity)));

        return policies.Count == 0 ? null : policies;
    }
}
