namespace RdsBackup.Iam;

/// <summary>Matches the statements of policies with one request.</summary>
internal sealed class Evaluation(AccessRequest request)
{
    private readonly RequestContext context = new(request);

    /// <summary>A statement that applies, and how closely it names the requester.</summary>
    public sealed record Found(DecidingStatement Statement, Naming Naming);

    /// <summary>The statement of an effect that applies and names the requester most closely; null when none applies.</summary>
    public Found? Find(AttachedPolicy policy, PolicyRole role, Effect effect)
    {
        policy.Document.EnsureEvaluable();
        var variables = new PolicyVariables(context, policy.Document.Version);
        return policy.Document.Statements
            .Select((statement, index) => (Statement: statement, Index: index))
            .Where(one => one.Statement.Effect == effect && Applies(one.Statement, policy.Document.Kind, variables))
            .Select(one => new Found(new(role, policy.Name, one.Index, one.Statement.Sid), Names(one.Statement, policy.Document.Kind)))
            .Where(found => found.Naming != Naming.Nobody)
            .MaxBy(found => found.Naming);
    }

    /// <summary>The grant, when it allows the request; null otherwise.</summary>
    public Found? Find(KeyGrant grant)
    {
        var grantee = grant.GranteePrincipal.StartsWith("arn:", StringComparison.Ordinal)
            ? PolicyPrincipal.Arn(grant.GranteePrincipal)
            : PolicyPrincipal.Service(grant.GranteePrincipal);
        return grant.Covers(request.Action, context) && Names(grantee) is var naming and not Naming.Nobody
            ? new(new(PolicyRole.Grant, grant.GrantId, 0, null), naming)
            : null;
    }

    private bool Applies(Statement statement, PolicyKind kind, PolicyVariables variables) =>
        Chosen(statement.Actions, statement.NotActions, action => Glob.Matches(Glob.Wild(action), request.Action, ignoreCase: true))
        && (kind == PolicyKind.Trust || Chosen(statement.Resources, statement.NotResources, resource => IsResource(resource, variables)))
        && statement.Conditions.All(condition =>
            ConditionOperator.Find(condition.Operator)!.Holds(context.Values(condition.Key), condition.Values, variables));

    private bool IsResource(string resource, PolicyVariables variables) =>
        variables.Expand(resource, wildcards: true) is { } pattern && Glob.Matches(pattern, request.Resource);

    // A key policy's statement without Resource applies to no key.
    private static bool Chosen(IReadOnlyList<string>? names, IReadOnlyList<string>? others, Func<string, bool> matches) =>
        names?.Any(matches) ?? (others is not null && !others.Any(matches));

    private Naming Names(Statement statement, PolicyKind kind)
    {
        if (kind == PolicyKind.Identity)
            return Naming.Session;
        if (statement.NotPrincipals is { } excepted)
            return IsExcepted(excepted) ? Naming.Nobody : Naming.Session;
        return (statement.Principals ?? []).Select(Names).DefaultIfEmpty(Naming.Nobody).Max();
    }

    private Naming Names(PolicyPrincipal principal)
    {
        var requester = request.Requester;
        if (principal.Type == PrincipalType.Service)
            return principal.Value == requester.Service ? Naming.Session : Naming.Nobody;
        return principal.Value == "*" ? Naming.Person
            : requester.Service is not null ? Naming.Nobody
            : principal.AccountId is { } account ? account == requester.AccountId ? Naming.Account : Naming.Nobody
            : principal.Value == requester.Arn ? Naming.Session
            : principal.Value == requester.RoleArn ? Naming.Person
            : Naming.Nobody;
    }

    // "NotPrincipal with Deny": the account, the role and the session must each be excepted, or the statement hits the one that is not.
    private bool IsExcepted(IReadOnlyList<PolicyPrincipal> excepted)
    {
        var requester = request.Requester;
        if (requester.Service is not null)
            return excepted.Any(principal => Names(principal) == Naming.Session);
        bool Lists(string arn) => excepted.Any(principal => principal.Type == PrincipalType.Aws && principal.Value == arn);
        return excepted.Any(principal => principal.AccountId == requester.AccountId)
            && (requester.IsRoot || Lists(requester.Arn))
            && (requester.RoleArn is null || Lists(requester.RoleArn));
    }
}
