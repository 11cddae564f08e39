using RdsBackup.Core.Snapshots;
using RdsBackup.Iam;

namespace RdsBackup.Core.Keys;

/// <summary>
/// The policy of a key that other accounts use for shared snapshots: they may use it, and let RDS keep using it (grants), through RDS only
/// (RDS user guide, "Sharing encrypted snapshots"; KMS developer guide, "kms:ViaService", "kms:GrantIsForAWSResource"). Pure.
/// </summary>
public static class SharableKeyPolicy
{
    private static readonly string[] Use = ["kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"];

    private static readonly string[] Grants = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"];

    // What RDS does with the source's key when the other account copies. Wildcards above, single operations here.
    private static readonly string[] Needed =
    [
        "kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey",
        "kms:GenerateDataKeyWithoutPlaintext", "kms:CreateGrant",
    ];

    /// <summary>The policy of a new key: its own account's policies decide, and the accounts may use it.</summary>
    public static PolicyDocument New(Place place, IEnumerable<string> accounts) => Completed(new PolicyDocument
    {
        Kind = PolicyKind.Key,
        Statements =
        [
            new Statement
            {
                Sid = "OwnAccount",
                Effect = Effect.Allow,
                Principals = [PolicyPrincipal.Account(place.AccountId, place.Partition)],
                Actions = ["kms:*"],
                Resources = ["*"],
            },
        ],
    }, place, accounts);

    /// <summary>A policy with what is missing for the accounts to use the key; the same policy when nothing is. Nothing is ever taken away.</summary>
    public static PolicyDocument Completed(PolicyDocument policy, Place place, IEnumerable<string> accounts) => accounts
        .Where(account => ReachOf(policy, place, account).Reach != Reach.Yes)
        .SelectMany(account => new[] { UseStatement(place, account), GrantStatement(place, account) })
        .Where(statement => !policy.Statements.Contains(statement))
        .Aggregate(policy, (completed, statement) => completed.With(statement));

    /// <summary>Whether a policy is certain to let an account use the key through RDS and create grants.</summary>
    public static bool Lets(PolicyDocument policy, Place place, string account) => ReachOf(policy, place, account).Reach == Reach.Yes;

    /// <summary>
    /// What a policy says about an account that uses the key through RDS and creates grants. Roles, organizations, tags and <c>aws:ViaAWSService</c> leave it
    /// open: only AWS knows them when the call comes.
    /// </summary>
    public static AccountReach ReachOf(PolicyDocument policy, Place place, string account) => AccountReach.Of(
        policy, account, Needed, $"arn:{place.Partition}:kms:{place.Region}:{place.AccountId}:key/this",
        action => new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["kms:ViaService"] = [RdsIn(place)],
            ["kms:CallerAccount"] = [account],
            // Only calls for grants have it (KMS developer guide, "kms:GrantIsForAWSResource").
            ["kms:GrantIsForAWSResource"] = Grants.Contains(action, StringComparer.Ordinal) ? ["true"] : [],
        });

    /// <summary>A sentence for when nobody but AWS can tell whether an account may use the key; null when it is certain either way.</summary>
    public static string? DoubtAbout(PolicyDocument policy, KeyDescription key, string account) =>
        ReachOf(policy, key.Place, account) is { Reach: Reach.CannotTell, Because: var sid }
            ? $"Whether account {account} may use the key {key.Words} through RDS depends on what only AWS knows when it copies (statement '{sid}' of the key's policy)."
            : null;

    /// <summary>The other accounts that a policy names and lets use the key through RDS.</summary>
    public static IReadOnlyList<string> AccountsIn(PolicyDocument policy, Place place) =>
    [
        .. policy.Statements.SelectMany(statement => statement.Principals ?? []).Select(principal => principal.AccountId).OfType<string>().Distinct()
            .Where(account => account != place.AccountId && Lets(policy, place, account)).Order(StringComparer.Ordinal),
    ];

    private static Statement UseStatement(Place place, string account) => new()
    {
        Sid = $"UseThroughRds{account}",
        Effect = Effect.Allow,
        Principals = [PolicyPrincipal.Account(account, place.Partition)],
        Actions = Use,
        Resources = ["*"],
        Conditions = [new Condition("StringEquals", "kms:ViaService", RdsIn(place))],
    };

    private static Statement GrantStatement(Place place, string account) => UseStatement(place, account) with
    {
        Sid = $"GrantThroughRds{account}",
        Actions = Grants,
        Conditions = [new Condition("StringEquals", "kms:ViaService", RdsIn(place)), new Condition("Bool", "kms:GrantIsForAWSResource", "true")],
    };

    private static string RdsIn(Place place) => $"rds.{place.Region}.{Place.DnsSuffixOf(place.Region)}";
}
