using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>A principal with its permissions: those of a user or role, narrowed by the policies of its session.</summary>
internal sealed class Identity(Principal principal, PolicyHolder holder, AccountDirectory account) : IAuthorizer
{
    private const string Via = "aws:ViaAWSService";

    public Principal Principal { get; } = principal;

    /// <summary>The policies passed to AssumeRole; null when none were.</summary>
    public IReadOnlyList<AttachedPolicy>? SessionPolicies { get; init; }

    /// <summary>The session's tags.</summary>
    public IReadOnlyDictionary<string, string> SessionTags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its credentials end, as those of a session do.</summary>
    public bool IsSession { get; init; }

    /// <summary>Whether a service assumed it.</summary>
    public bool IsServices { get; init; }

    /// <summary>Whether it is a role's session.</summary>
    public bool IsRoleSession => Principal.Arn != Principal.IdentityArn;

    /// <summary>The same user in a session of his own.</summary>
    public Identity InSession() => new(Principal, holder, account) { IsSession = true };

    public void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context)
    {
        // No policy of the resource has a say, so it does not matter whose it is; who may see what is shared is for the service to know.
        var given = (context ?? new Dictionary<string, string>()).ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Value]);
        var decision = Mine.Decide(Request(call, action, resource, given) with { ResourceAccount = Principal.AccountId });
        if (!decision.IsAllowed)
            throw new AwsFault("AccessDenied", decision.Message, 403);
    }

    public AccessDecision Decide(
        Call call,
        string action,
        string resource,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context,
        AttachedPolicy? resourcePolicy,
        IReadOnlyList<KeyGrant> grants) =>
        (Mine with { Resource = resourcePolicy, Grants = grants }).Decide(Request(call, action, resource, context));

    // Service-linked roles are held by no organization ("Service control policies" of the Organizations user guide).
    private ApplicablePolicies Mine => new()
    {
        Control = holder.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal) ? [] : account.ControlPolicies,
        Identity = holder.Policies,
        Boundary = holder.Boundary?.Attached,
        Session = SessionPolicies,
    };

    // With a caller's own permissions a service is told apart; with a role's of its own it is not. The second key is always there ("AWS global condition context keys").
    private IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> ViaService(Call call, IReadOnlyDictionary<string, IReadOnlyList<string>> context) =>
        call.InvokedBy is { } service && !IsServices
            ? context.Append(new("aws:CalledVia", [service])).Append(new(Via, ["true"]))
            : context.ContainsKey(Via) ? context : context.Append(new(Via, ["false"]));

    private AccessRequest Request(Call call, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        call.Touch(resource);
        var tags = new Dictionary<string, string>(holder.Tags);
        foreach (var (key, value) in SessionTags)
            tags[key] = value;

        return new AccessRequest
        {
            Requester = Requester.FromArn(Principal.Arn, holder.Path) with { UserId = Principal.UserId, Tags = tags },
            Action = action,
            Resource = resource,
            Time = call.Now,
            Context = new Dictionary<string, IReadOnlyList<string>>(ViaService(call, context))
            {
                ["aws:RequestedRegion"] = [call.Region],
                ["aws:SecureTransport"] = ["true"], // loopback stands for AWS's endpoints, which have TLS
            },
        };
    }
}
