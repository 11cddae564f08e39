namespace RdsBackup.Iam;

/// <summary>What can be told of a policy without knowing who exactly will ask.</summary>
public enum Reach
{
    /// <summary>It does not let anybody of the account.</summary>
    No,

    /// <summary>It depends on what only AWS knows when the call comes: who calls, the organization, tags, what called it in turn.</summary>
    CannotTell,

    /// <summary>It lets whomever the account's own policies let.</summary>
    Yes,
}

/// <summary>Whether a key's policy lets an account do something, with the statement that stands in the way or leaves it open.</summary>
/// <param name="Reach">The answer.</param>
/// <param name="Because">The statement that denies, or on which it depends: its Sid, else its place; null when there is none.</param>
public sealed record AccountReach(Reach Reach, string? Because)
{
    // What RequestContext makes of the requester, who here stands for anybody of the account.
    private static readonly string[] OfAnybody = ["aws:PrincipalAccount", "aws:PrincipalIsAWSService", "aws:ResourceAccount"];

    /// <summary>Asks a policy about all of some actions.</summary>
    /// <param name="policy">The key's policy.</param>
    /// <param name="account">The account.</param>
    /// <param name="actions">The actions, all of which are needed.</param>
    /// <param name="resource">An ARN as the key's own is, up to the last part.</param>
    /// <param name="known">The condition keys whose values are certain in a call for an action, none for a key that it has not; every other key leaves a statement open.</param>
    public static AccountReach Of(
        PolicyDocument policy, string account, IReadOnlyList<string> actions, string resource, Func<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> known)
    {
        var each = actions.Select(action => OfOne(policy, account, action, resource, known(action))).ToList();
        return each.MinBy(one => one.Reach)!;
    }

    private static AccountReach OfOne(
        PolicyDocument policy, string account, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        var request = new AccessRequest
        {
            Requester = Requester.FromArn($"arn:aws:iam::{account}:role/any"),
            Action = action,
            Resource = resource,
            Context = known,
        };
        var context = new RequestContext(request);
        var certain = new HashSet<string>(known.Keys.Concat(OfAnybody), StringComparer.OrdinalIgnoreCase);
        var found = policy.Statements
            .Select((statement, index) => (statement.Effect, Reach: Applies(statement), Name: statement.Sid ?? Invariant($"Statement[{index}]")))
            .Where(one => one.Reach != Reach.No)
            .ToList();
        string? First(Effect effect, Reach reach) => found.Where(one => one.Effect == effect && one.Reach == reach).Select(one => one.Name).FirstOrDefault();

        return First(Effect.Deny, Reach.Yes) is { } denies ? new(Reach.No, denies)
            : found.TrueForAll(one => one.Effect == Effect.Deny) ? new(Reach.No, null)
            : First(Effect.Deny, Reach.CannotTell) is { } mayDeny ? new(Reach.CannotTell, mayDeny)
            : First(Effect.Allow, Reach.Yes) is null ? new(Reach.CannotTell, First(Effect.Allow, Reach.CannotTell))
            : new(Reach.Yes, null);

        Reach Applies(Statement statement)
        {
            if (!Chosen(statement.Actions, statement.NotActions, action, ignoreCase: true))
                return Reach.No;
            // By its own ARN a key may be meant, which nobody tells here; another one's means none.
            var chosen = Chosen(statement.Resources, statement.NotResources, resource, ignoreCase: false) ? Reach.Yes
                : statement.Resources is { } named && named.Any(one => one.StartsWith(resource[..(resource.LastIndexOf('/') + 1)], StringComparison.Ordinal)) ? Reach.CannotTell
                : Reach.No;
            return statement.Conditions.Select(Holds).Append(Names(statement, account)).Append(chosen).Min();
        }

        Reach Holds(Condition condition) =>
            !certain.Contains(condition.Key) || condition.Values.Any(value => value.Contains("${", StringComparison.Ordinal))
                || ConditionOperator.Find(condition.Operator) is not { } test ? Reach.CannotTell
            : test.Holds(context.Values(condition.Key), condition.Values, new PolicyVariables(context, policy.Version)) ? Reach.Yes
            : Reach.No;
    }

    private static bool Chosen(IReadOnlyList<string>? names, IReadOnlyList<string>? others, string value, bool ignoreCase)
    {
        bool Matches(string pattern) => pattern.Contains("${", StringComparison.Ordinal) || Glob.Matches(Glob.Wild(pattern), value, ignoreCase);
        return names?.Any(Matches) ?? (others is not null && !others.Any(Matches));
    }

    // Somebody in particular may be who will ask; an id without an account, and an identity provider, too.
    private static Reach Names(Statement statement, string account)
    {
        if (statement.NotPrincipals is { } excepted)
            return excepted.Any(principal => Names(principal, account) != Reach.No) ? Reach.CannotTell : Reach.Yes;
        return (statement.Principals ?? []).Select(principal => Names(principal, account)).DefaultIfEmpty(Reach.No).Max();
    }

    private static Reach Names(PolicyPrincipal principal, string account) =>
        principal.Type == PrincipalType.Service ? Reach.No
        : principal.Type != PrincipalType.Aws ? Reach.CannotTell
        : principal.Value == "*" || principal.AccountId == account ? Reach.Yes
        : principal.Value.Split(':', 6) is ["arn", _, _, _, var owner, _] ? owner == account && principal.AccountId is null ? Reach.CannotTell : Reach.No
        : principal.AccountId is null ? Reach.CannotTell
        : Reach.No;
}
