using System.Collections.Frozen;
using RdsBackup.Iam;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Kms;

/// <summary>AWS KMS: symmetric keys, whose policies and grants are evaluated whenever somebody uses them.</summary>
public sealed class KmsService : IService, IKeys, ITagged
{
    /// <summary>What a service grants itself, so that it can go on using the key without the caller.</summary>
    private static readonly ConditionKeys ServiceGrant = new()
    {
        {
            "kms:GrantOperations",
            [
                "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "CreateGrant", "RetireGrant",
                "DescribeKey",
            ]
        },
    };

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly KeyStore store;
    private readonly KeyAccess access;
    private readonly TimeProvider clock;

    /// <summary>Makes a KMS without any key.</summary>
    /// <param name="ids">Where key ids come from.</param>
    /// <param name="timeline">Where deletions and the making of replicas are planned.</param>
    /// <param name="regions">The regions a key can be replicated to.</param>
    /// <param name="clock">Sandbox time.</param>
    /// <param name="principalExists">Whether a policy or grant may name a principal.</param>
    public KmsService(IdSource ids, Timeline timeline, IReadOnlyList<string> regions, TimeProvider clock, Func<PolicyPrincipal, bool> principalExists)
    {
        this.clock = clock;
        store = new KeyStore(ids);
        access = new KeyAccess(store);
        var keys = new KeyOperations(store, access, principalExists);
        var aliases = new AliasOperations(store, access);
        var lives = new LifecycleOperations(store, access, timeline);
        var replicas = new ReplicaOperations(store, access, keys, timeline, regions);
        var grants = new GrantOperations(store, access, ids, principalExists);
        var tags = new TagOperations(access);
        var crypto = new CryptoOperations(access, ids);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateKey"] = new("Policy Description KeyUsage CustomerMasterKeySpec KeySpec Origin BypassPolicyLockoutSafetyCheck Tags MultiRegion", keys.Create),
            ["DescribeKey"] = new("KeyId GrantTokens", keys.Describe),
            ["ListKeys"] = new("Limit Marker", (call, _) => keys.List(call)),
            ["UpdateKeyDescription"] = new("KeyId Description", keys.UpdateDescription),
            ["GetKeyPolicy"] = new("KeyId PolicyName", keys.GetPolicy),
            ["PutKeyPolicy"] = new("KeyId PolicyName Policy BypassPolicyLockoutSafetyCheck", keys.PutPolicy),
            ["ListKeyPolicies"] = new("KeyId Limit Marker", keys.ListPolicies),
            ["CreateAlias"] = new("AliasName TargetKeyId", aliases.Create),
            ["UpdateAlias"] = new("AliasName TargetKeyId", aliases.Update),
            ["DeleteAlias"] = new("AliasName", aliases.Delete),
            ["ListAliases"] = new("KeyId Limit Marker", aliases.List),
            ["EnableKey"] = new("KeyId", lives.Enable),
            ["DisableKey"] = new("KeyId", lives.Disable),
            ["ScheduleKeyDeletion"] = new("KeyId PendingWindowInDays", lives.ScheduleDeletion),
            ["CancelKeyDeletion"] = new("KeyId", lives.CancelDeletion),
            ["EnableKeyRotation"] = new("KeyId RotationPeriodInDays", lives.EnableRotation),
            ["DisableKeyRotation"] = new("KeyId", lives.DisableRotation),
            ["GetKeyRotationStatus"] = new("KeyId", lives.GetRotationStatus),
            ["ReplicateKey"] = new("KeyId ReplicaRegion Policy BypassPolicyLockoutSafetyCheck Description Tags", replicas.Replicate),
            ["UpdatePrimaryRegion"] = new("KeyId PrimaryRegion", replicas.UpdatePrimaryRegion),
            ["CreateGrant"] = new("KeyId GranteePrincipal RetiringPrincipal Operations Constraints GrantTokens Name DryRun", grants.Create),
            ["ListGrants"] = new("Limit Marker KeyId GrantId GranteePrincipal", grants.List),
            ["RevokeGrant"] = new("KeyId GrantId DryRun", grants.Revoke),
            ["RetireGrant"] = new("GrantToken KeyId GrantId DryRun", grants.Retire),
            ["TagResource"] = new("KeyId Tags", tags.Tag),
            ["UntagResource"] = new("KeyId TagKeys", tags.Untag),
            ["ListResourceTags"] = new("KeyId Limit Marker", tags.List),
            ["Encrypt"] = new("KeyId Plaintext EncryptionContext GrantTokens EncryptionAlgorithm DryRun", crypto.Encrypt),
            ["Decrypt"] = new("CiphertextBlob EncryptionContext GrantTokens KeyId EncryptionAlgorithm DryRun DryRunModifiers", crypto.Decrypt),
            ["ReEncrypt"] = new("CiphertextBlob SourceEncryptionContext SourceKeyId DestinationKeyId DestinationEncryptionContext SourceEncryptionAlgorithm DestinationEncryptionAlgorithm GrantTokens DryRun DryRunModifiers", crypto.ReEncrypt),
            ["GenerateDataKey"] = new("KeyId EncryptionContext NumberOfBytes KeySpec GrantTokens DryRun", crypto.GenerateDataKey),
            ["GenerateDataKeyWithoutPlaintext"] = new("KeyId EncryptionContext NumberOfBytes KeySpec GrantTokens DryRun", crypto.GenerateDataKeyWithoutPlaintext),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("kms");

    Refusals IService.Refusals => Refusals.Json;

    AwsFault IService.InvalidPage(string member, string value) => member == "Marker"
        ? new AwsFault("InvalidMarkerException", "Could not deserialize marker")
        : JsonInput.Broken(member, value, "Member must be one that this operation lists at once");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>Makes a customer key under the default policy, as the account's admin would.</summary>
    /// <param name="accountId">The owner.</param>
    /// <param name="region">The region.</param>
    /// <param name="alias">A name for it, e.g. <c>alias/databases</c>; null for none.</param>
    public KeyFacts AddKey(string accountId, string region, string? alias = null)
    {
        var now = clock.GetUtcNow();
        var key = store.NewKey(accountId, region, now);
        store.Add(key);
        if (alias is not null)
            store.Add(new Alias { Name = alias, Key = key, Created = now, Updated = now });
        return Facts(key);
    }

    /// <inheritdoc/>
    public KeyFacts? Find(string key, string accountId, string region)
    {
        var arn = key.StartsWith("arn:", StringComparison.Ordinal) ? key
            : key.StartsWith("alias/", StringComparison.Ordinal) ? Alias.ArnOf(accountId, region, key)
            : Key.ArnOf(accountId, region, key);
        return (store.FindKey(arn) ?? store.FindAlias(arn)?.Key) is { } found ? Facts(found) : null;
    }

    /// <inheritdoc/>
    public KeyFacts AwsManaged(string service, string accountId, string region) => Facts(store.AwsManaged(service, accountId, region, clock.GetUtcNow()));

    /// <inheritdoc/>
    public bool Allows(Call call, string keyArn, string operation, string viaService) =>
        store.FindKey(keyArn) is { State: KeyState.Enabled } key
        && access.Decide(call, key, operation, operation == "CreateGrant" ? ServiceGrant : null, viaService).IsAllowed;

    /// <inheritdoc/>
    public bool IsUsable(string keyArn) => store.FindKey(keyArn) is { State: KeyState.Enabled };

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.KeysOf(accountId, region).Select(key => new TaggedResource(key.Arn, key.Tags));

    private static KeyFacts Facts(Key key) => new(key.Arn, key.AccountId, key.Region, key.IsAwsManaged);
}
