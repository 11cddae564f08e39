using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>AWS KMS: symmetric keys, whose policies and grants are evaluated whenever somebody uses them.</summary>
public sealed class KmsService : IJsonService, IKeys, ITagged
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
        Operations = new Dictionary<string, Func<Call, JsonObject, JsonObject>>(StringComparer.Ordinal)
        {
            ["CreateKey"] = keys.Create,
            ["DescribeKey"] = keys.Describe,
            ["ListKeys"] = keys.List,
            ["UpdateKeyDescription"] = keys.UpdateDescription,
            ["GetKeyPolicy"] = keys.GetPolicy,
            ["PutKeyPolicy"] = keys.PutPolicy,
            ["ListKeyPolicies"] = keys.ListPolicies,
            ["CreateAlias"] = aliases.Create,
            ["UpdateAlias"] = aliases.Update,
            ["DeleteAlias"] = aliases.Delete,
            ["ListAliases"] = aliases.List,
            ["EnableKey"] = lives.Enable,
            ["DisableKey"] = lives.Disable,
            ["ScheduleKeyDeletion"] = lives.ScheduleDeletion,
            ["CancelKeyDeletion"] = lives.CancelDeletion,
            ["EnableKeyRotation"] = lives.EnableRotation,
            ["DisableKeyRotation"] = lives.DisableRotation,
            ["GetKeyRotationStatus"] = lives.GetRotationStatus,
            ["ReplicateKey"] = replicas.Replicate,
            ["UpdatePrimaryRegion"] = replicas.UpdatePrimaryRegion,
            ["CreateGrant"] = grants.Create,
            ["ListGrants"] = grants.List,
            ["RevokeGrant"] = grants.Revoke,
            ["RetireGrant"] = grants.Retire,
            ["TagResource"] = tags.Tag,
            ["UntagResource"] = tags.Untag,
            ["ListResourceTags"] = tags.List,
            ["Encrypt"] = crypto.Encrypt,
            ["Decrypt"] = crypto.Decrypt,
            ["ReEncrypt"] = crypto.ReEncrypt,
            ["GenerateDataKey"] = crypto.GenerateDataKey,
            ["GenerateDataKeyWithoutPlaintext"] = crypto.GenerateDataKeyWithoutPlaintext,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => "kms";

    /// <inheritdoc/>
    public string TargetPrefix => "TrentService";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<Call, JsonObject, JsonObject>> Operations { get; }

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
