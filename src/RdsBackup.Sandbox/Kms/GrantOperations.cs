using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Grants ("Grants in AWS KMS").</summary>
internal sealed class GrantOperations(KeyStore store, KeyAccess access, IdSource ids, Func<PolicyPrincipal, bool> exists)
{
    private static readonly string[] Grantable =
    [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify", "GetPublicKey",
        "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac",
        "DeriveSharedSecret",
    ];

    private static readonly string[] Symmetric =
    [
        "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "CreateGrant", "RetireGrant",
        "DescribeKey",
    ];

    public JsonObject Create(Call call, JsonObject input)
    {
        var operations = Operations(input);
        var grantee = Principal(input.Required("GranteePrincipal"));
        var retiring = input.Text("RetiringPrincipal") is { } text ? Principal(text) : null;
        var constraints = input.Structure("Constraints") ?? [];
        var (subset, equals) = (constraints.Map("EncryptionContextSubset"), constraints.Map("EncryptionContextEquals"));
        var context = new ConditionKeys
        {
            { "kms:GranteePrincipal", grantee },
            { "kms:RetiringPrincipal", retiring },
            { "kms:GrantOperations", operations },
            { "kms:GrantConstraintType", equals is not null ? "EncryptionContextEquals" : subset is not null ? "EncryptionContextSubset" : null },
        };
        var key = access.Demand(call, input.Required("KeyId"), "CreateGrant", context);
        DemandNoMoreThanGranted(call, key, operations, context);
        key.DemandEnabled();

        var permission = new KeyGrant
        {
            GrantId = ids.Uuid().Replace("-", "", StringComparison.Ordinal) + ids.Uuid().Replace("-", "", StringComparison.Ordinal),
            GranteePrincipal = grantee,
            Operations = operations,
            EncryptionContextSubset = subset,
            EncryptionContextEquals = equals,
        };
        var grant = new Grant
        {
            Permission = permission,
            Created = call.Now,
            IssuingAccount = call.AccountId,
            Name = input.Text("Name"),
            RetiringPrincipal = retiring,
            Token = ids.Token(),
        };

        KmsFault.EndDryRun(input);

        // A name makes the call repeatable: the same grant again is the one that is there.
        if (grant.Name is not null && key.Grants.Find(one => one.Name == grant.Name && SameTerms(one, grant)) is { } there)
            grant = there;
        else
            key.Grants.Add(grant);
        return new() { ["GrantId"] = grant.Id, ["GrantToken"] = grant.Token };
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "ListGrants");
        var (id, grantee) = (input.Text("GrantId"), input.Text("GranteePrincipal"));
        var found = key.Grants.Where(grant => (id is null || grant.Id == id) && (grantee is null || grant.Permission.GranteePrincipal == grantee));
        return call.Page(found, grant => Entry(key, grant), new PageSize(50, Most: 100));
    }

    public JsonObject Revoke(Call call, JsonObject input)
    {
        var key = access.Demand(call, input.Required("KeyId"), "RevokeGrant");
        var grant = Existing(key, input.Required("GrantId"));
        KmsFault.EndDryRun(input);
        key.Grants.Remove(grant);
        return [];
    }

    // By token, or by key and grant. The retiring principal may, a grantee whose grant says so, and whom the policies allow it.
    public JsonObject Retire(Call call, JsonObject input)
    {
        var (key, grant) = input.Text("GrantToken") is { } token ? ByToken(token) : ById(call, input);
        if (!IsRetiring(call, grant) && !access.Decide(call, key, "RetireGrant").IsAllowed)
            access.Demand(call, key, "RetireGrant");
        KmsFault.EndDryRun(input);
        key.Grants.Remove(grant);
        return [];
    }

    private static bool IsRetiring(Call call, Grant grant) => grant.RetiringPrincipal is { } retiring
        && (retiring == call.Caller.Arn || retiring == call.Caller.IdentityArn || PolicyPrincipal.Arn(retiring).AccountId == call.AccountId);

    private (Key Key, Grant Grant) ByToken(string token) =>
        store.Grants().FirstOrDefault(pair => pair.Grant.Token == token) is { Key: not null } found
            ? found
            : throw new AwsFault("InvalidGrantTokenException", "Invalid grant token.");

    private (Key Key, Grant Grant) ById(Call call, JsonObject input)
    {
        var arn = input.Required("KeyId");
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
            throw KmsFault.InvalidArn($"Invalid arn {arn}");
        var key = store.FindKey(arn) ?? throw KmsFault.NoKey(arn);
        if (key.Region != call.Region)
            throw KmsFault.NotFound($"Invalid arn {key.Region}");
        return (key, Existing(key, input.Required("GrantId")));
    }

    private static Grant Existing(Key key, string id) =>
        key.Grants.Find(grant => grant.Id == id) ?? throw KmsFault.NotFound($"Grant ID {id} not found");

    // "Granting CreateGrant permission": who may create grants only by a grant, passes on no more than it has.
    private void DemandNoMoreThanGranted(Call call, Key key, IReadOnlyList<string> operations, ConditionKeys context)
    {
        var wideEnough = key.Grants.Where(grant => !operations.Except(grant.Permission.Operations).Any());
        if (access.Decide(call, key, "CreateGrant", context, grants: wideEnough) is { IsAllowed: false } decision)
            throw KmsFault.AccessDenied(decision.Message);
    }

    private static bool SameTerms(Grant one, Grant other) =>
        one.Permission.GranteePrincipal == other.Permission.GranteePrincipal
        && one.RetiringPrincipal == other.RetiringPrincipal
        && one.Permission.Operations.Order(StringComparer.Ordinal).SequenceEqual(other.Permission.Operations.Order(StringComparer.Ordinal))
        && Same(one.Permission.EncryptionContextEquals, other.Permission.EncryptionContextEquals)
        && Same(one.Permission.EncryptionContextSubset, other.Permission.EncryptionContextSubset);

    private static bool Same(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        one is null || other is null ? one is null && other is null : one.Count == other.Count && one.All(other.Contains);

    private static IReadOnlyList<string> Operations(JsonObject input)
    {
        var operations = input.Texts("Operations") ?? throw KmsFault.Constraint("Operations", null, "Member must not be null");
        if (operations.FirstOrDefault(operation => !Grantable.Contains(operation)) is { } unknown)
            throw KmsFault.Constraint(
                "Operations", $"[{unknown}]", $"Member must satisfy constraint: [Member must satisfy enum value set: [{string.Join(", ", Grantable)}]]");
        return operations.FirstOrDefault(operation => !Symmetric.Contains(operation)) is { } other
            ? throw KmsFault.Validation($"Operation {other} is not supported by a symmetric encryption key.")
            : operations;
    }

    private string Principal(string arn) =>
        arn.StartsWith("arn:", StringComparison.Ordinal) && PolicyPrincipal.Arn(arn) is { IsWellFormed: true } principal && exists(principal)
        ? arn
        : throw KmsFault.InvalidArn($"ARN does not refer to a valid principal: {arn}");

    private static JsonObject Entry(Key key, Grant grant)
    {
        var entry = new JsonObject
        {
            ["KeyId"] = key.Arn,
            ["GrantId"] = grant.Id,
            ["Name"] = grant.Name ?? "",
            ["CreationDate"] = grant.Created.ToEpoch(),
            ["GranteePrincipal"] = grant.Permission.GranteePrincipal,
            ["IssuingAccount"] = $"arn:{Partitions.Of(key.Region)}:iam::{grant.IssuingAccount}:root",
            ["Operations"] = grant.Permission.Operations.ToJson(),
        };
        if (grant.RetiringPrincipal is { } retiring)
            entry["RetiringPrincipal"] = retiring;
        var constraints = new JsonObject();
        if (grant.Permission.EncryptionContextSubset is { } subset)
            constraints["EncryptionContextSubset"] = subset.ToJson();
        if (grant.Permission.EncryptionContextEquals is { } equals)
            constraints["EncryptionContextEquals"] = equals.ToJson();
        if (constraints.Count > 0)
            entry["Constraints"] = constraints;
        return entry;
    }
}
