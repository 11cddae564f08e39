using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>AWS KMS: symmetric keys, whose policies and grants are evaluated whenever somebody uses them.</summary>
public sealed class KmsService : IJsonService, IKeys
{
    private readonly KeyStore store;
    private readonly KeyAccess access;
    private readonly TimeProvider clock;

    /// <summary>Makes a KMS without any key.</summary>
    /// <param name="ids">Where key ids come from.</param>
    /// <param name="timeline">Where deletions are planned.</param>
    /// <param name="regions">The regions a key can be replicated to.</param>
    /// <param name="clock">Sandbox time.</param>
    public KmsService(IdSource ids, Timeline timeline, IReadOnlyList<string> regions, TimeProvider clock)
    {
        this.clock = clock;
        store = new KeyStore(ids);
        access = new KeyAccess(store);
        var keys = new KeyOperations(store, access, ids);
        var aliases = new AliasOperations(store, access);
        var lives = new LifecycleOperations(store, access, timeline);
        var replicas = new ReplicaOperations(store, access, keys, regions);
        var grants = new GrantOperations(store, access, ids);
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
        store.FindKey(keyArn) is { State: KeyState.Enabled } key && access.Decide(call, key, operation, via: viaService).IsAllowed;

    /// <inheritdoc/>
    public bool IsUsable(string keyArn) => store.FindKey(keyArn) is { State: KeyState.Enabled };

    private static KeyFacts Facts(Key key) => new(key.Arn, key.AccountId, key.Region, key.IsAwsManaged);
}
