using System.Text.RegularExpressions;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>Finds the key a call means, and asks its policy, its grants and the caller's policies whether the call may do what it wants.</summary>
internal sealed partial class KeyAccess(KeyStore store)
{
    // "AWS KMS permissions", columns "Cross-account use" and resources.
    private static readonly string[] AcrossAccounts =
    [
        "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GetKeyRotationStatus", "ListGrants",
        "ReEncryptFrom", "ReEncryptTo", "RetireGrant", "RevokeGrant",
    ];

    private static readonly string[] ByAlias =
    [
        "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo",
    ];

    private static readonly string[] AboutGrants = ["CreateGrant", "ListGrants", "RevokeGrant"];

    /// <summary>The key that a call names, if the call may do the operation on it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reference">A key id or ARN; an alias name or ARN where the operation takes one.</param>
    /// <param name="operation">The operation, e.g. <c>DescribeKey</c>.</param>
    /// <param name="context">Condition keys that only this operation has.</param>
    /// <exception cref="AwsFault"><c>NotFoundException</c>, <c>InvalidArnException</c>, <c>AccessDeniedException</c>.</exception>
    public Key Demand(Call call, string reference, string operation, ConditionKeys? context = null)
    {
        var key = Find(call, reference, operation);
        Demand(call, key, operation, context);
        return key;
    }

    /// <summary>Refuses the operation on a key, unless the call may do it.</summary>
    /// <returns>Why it may.</returns>
    /// <exception cref="AwsFault"><c>AccessDeniedException</c>.</exception>
    public AccessDecision Demand(Call call, Key key, string operation, ConditionKeys? context = null)
    {
        var foreign = key.AccountId != call.AccountId;
        var decision = Decide(call, key, operation, context);
        if (decision.IsAllowed && (!foreign || AcrossAccounts.Contains(operation)))
            return decision;
        var ownPolicies = decision.Statement?.Role == PolicyRole.Identity || decision.Reason is AccessReason.NoIdentityPolicy or AccessReason.NoSessionPolicy;
        throw foreign && !ownPolicies
            ? KmsFault.Hidden(call, operation)
            : KmsFault.AccessDenied(decision.Message);
    }

    /// <summary>The key with an ARN; null when there is none, or when the call may not do the operation on it.</summary>
    public Key? Behind(Call call, string arn, string operation, ConditionKeys context) =>
        store.FindKey(arn) is { } key && Decide(call, key, operation, context).IsAllowed ? key : null;

    /// <summary>Refuses an operation that is about no key, unless the caller's policies allow it.</summary>
    /// <exception cref="AwsFault"><c>AccessDeniedException</c>.</exception>
    public static void DemandOn(Call call, string resource, string operation, ConditionKeys? context = null)
    {
        var keys = new ConditionKeys { { "kms:CallerAccount", call.AccountId }, context ?? [] };
        var decision = call.Authorizer.Decide(call, $"kms:{operation}", resource, keys, resourcePolicy: null, []);
        if (!decision.IsAllowed)
            throw KmsFault.AccessDenied(decision.Message);
    }

    /// <summary>Whether the call may do the operation on a key, itself or through a service.</summary>
    /// <param name="via">The endpoint of the service that acts for the caller; null when the caller calls KMS.</param>
    /// <param name="policy">The policy that counts; the key's own unless it is given.</param>
    /// <param name="grants">The grants that count; all of the key's unless they are given.</param>
    public AccessDecision Decide(
        Call call, Key key, string operation, ConditionKeys? context = null, string? via = null, KeyPolicy? policy = null, IEnumerable<Grant>? grants = null)
    {
        var keys = new ConditionKeys
        {
            { "kms:CallerAccount", call.AccountId },
            { "kms:ViaService", via },
            { "aws:ViaAWSService", via is null ? null : "true" },
            { "kms:GrantIsForAWSResource", AboutGrants.Contains(operation) ? via is null ? "false" : "true" : null },
            { "kms:KeyOrigin", "AWS_KMS" },
            { "kms:KeySpec", "SYMMETRIC_DEFAULT" },
            { "kms:KeyUsage", "ENCRYPT_DECRYPT" },
            { "kms:MultiRegion", key.Family is not null },
            { "kms:MultiRegionKeyType", key.Family is { } family ? family.PrimaryRegion == key.Region ? "PRIMARY" : "REPLICA" : null },
            { "kms:ResourceAliases", [.. store.AliasesOf(key).Select(alias => alias.Name)] },
            { "aws:ResourceTag/", key.Tags },
            context ?? [],
        };
        return call.Authorizer.Decide(
            call,
            $"kms:{operation}",
            key.Arn,
            keys,
            new AttachedPolicy("default", (policy ?? key.Policy).Document),
            [.. (grants ?? key.Grants).Select(grant => grant.Permission)]);
    }

    private Key Find(Call call, string reference, string operation)
    {
        if (reference.StartsWith("arn:", StringComparison.Ordinal))
            return FindByArn(call, reference, operation);
        if (reference.StartsWith("alias/", StringComparison.Ordinal) && ByAlias.Contains(operation))
            return FindByAlias(call, Alias.ArnOf(call.AccountId, call.Region, reference));
        if (!KeyId().IsMatch(reference))
            throw KmsFault.NotFound($"Invalid keyId '{reference}'");
        var arn = Key.ArnOf(call.AccountId, call.Region, reference);
        return store.FindKey(arn) ?? throw KmsFault.NoKey(arn);
    }

    private Key FindByArn(Call call, string arn, string operation)
    {
        if (arn.Split(':', 6) is not [_, var partition, "kms", var region, { Length: 12 } account, var name] || partition != Partitions.Of(region))
            throw KmsFault.InvalidArn($"Invalid arn {arn}");
        if (region != call.Region)
            throw KmsFault.NotFound($"Invalid arn {region}");
        if (name.StartsWith("alias/", StringComparison.Ordinal) && ByAlias.Contains(operation))
            return account == call.AccountId ? FindByAlias(call, arn) : store.FindAlias(arn)?.Key ?? throw KmsFault.Hidden(call, operation);
        if (!name.StartsWith("key/", StringComparison.Ordinal))
            throw KmsFault.InvalidArn($"Invalid keyId '{arn}'");
        return store.FindKey(arn) ?? throw (account == call.AccountId ? KmsFault.NoKey(arn) : KmsFault.Hidden(call, operation));
    }

    // DescribeKey on a predefined alias makes the default key; so does every other use of it here, for a refusal then says why.
    private Key FindByAlias(Call call, string arn)
    {
        if (store.FindAlias(arn) is { } alias)
            return alias.Key;
        return KeyStore.IsPredefined(arn.Split(':', 6)[5], out var service)
            ? store.AwsManaged(service, call.AccountId, call.Region, call.Now)
            : throw KmsFault.NoAlias(arn);
    }

    [GeneratedRegex(@"^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyId();
}
