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
        .Where(account => !Lets(policy, place, account))
        .Aggregate(policy, (completed, account) => completed.With(UseStatement(place, account)).With(GrantStatement(place, account)));

    /// <summary>Whether a policy lets an account use the key through RDS and create grants. A deny counts.</summary>
    public static bool Lets(PolicyDocument policy, Place place, string account)
    {
        var policies = new ApplicablePolicies
        {
            Resource = new AttachedPolicy("key policy", policy),
            Identity = [new AttachedPolicy("any", Anything)],
        };
        return Needed.All(action => policies.Decide(new AccessRequest
        {
            Requester = Requester.FromArn($"arn:{place.Partition}:iam::{account}:role/any"),
            Action = action,
            Resource = $"arn:{place.Partition}:kms:{place.Region}:{place.AccountId}:key/this",
            Context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["kms:ViaService"] = [RdsIn(place)],
                ["kms:CallerAccount"] = [account],
                ["kms:GrantIsForAWSResource"] = ["true"],
            },
        }).IsAllowed);
    }

    /// <summary>The other accounts that a policy names and lets use the key through RDS.</summary>
    public static IReadOnlyList<string> AccountsIn(PolicyDocument policy, Place place) =>
    [
        .. policy.Statements.SelectMany(statement => statement.Principals ?? []).Select(principal => principal.AccountId).OfType<string>().Distinct()
            .Where(account => account != place.AccountId && Lets(policy, place, account)).Order(StringComparer.Ordinal),
    ];

    private static PolicyDocument Anything { get; } = new()
    {
        Kind = PolicyKind.Identity,
        Statements = [new Statement { Effect = Effect.Allow, Actions = ["*"], Resources = ["*"] }],
    };

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
