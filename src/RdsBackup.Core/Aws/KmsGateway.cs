using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls KMS: one account and region, faults as failures.</summary>
internal sealed class KmsGateway(Target target) : IGateway<KmsGateway>
{
    private const string PolicyName = "default";

    private readonly Lazy<AmazonKeyManagementServiceClient> client = new(() => Client(target, target.Access));

    // For what makes a second one when it is called again after a lost answer.
    private readonly Lazy<AmazonKeyManagementServiceClient> clientThatTriesOnce = new(() => Client(target, target.Access with { MaxErrorRetry = 0, Http = new SendOnceHttp(target.Access.Carrier) }));

    public static KmsGateway To(Target target) => new(target);

    /// <summary>A key by id, ARN or alias; null when there is none.</summary>
    public async Task<KeyDescription?> FindAsync(string key, CancellationToken cancellation)
    {
        try
        {
            return await CallAsync(
                key,
                async () => Describe((await client.Value.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, cancellation).ConfigureAwait(false)).KeyMetadata) with
                {
                    Alias = key.StartsWith("alias/", StringComparison.Ordinal) ? key
                        : key.Split(':', 6) is ["arn", _, "kms", _, _, var name] && name.StartsWith("alias/", StringComparison.Ordinal) ? name : null,
                },
                cancellation).ConfigureAwait(false);
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.KeyNotFound)
        {
            return null;
        }
    }

    /// <summary>All aliases with the keys they name, page by page; AWS's own are among them.</summary>
    public async IAsyncEnumerable<AliasListEntry> AliasesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (ListAliasesResponse? page = null; page is null || page.Truncated == true;)
        {
            var marker = page?.NextMarker;
            page = await CallAsync("aliases", () => client.Value.ListAliasesAsync(new ListAliasesRequest { Marker = marker, Limit = 100 }, cancellation), cancellation)
                .ConfigureAwait(false);
            foreach (var alias in page.Aliases ?? [])
                yield return alias;
        }
    }

    /// <summary>All keys that no alias names.</summary>
    public async Task<IReadOnlyList<string>> UnnamedAsync(CancellationToken cancellation)
    {
        var named = new HashSet<string?>(StringComparer.Ordinal);
        await foreach (var alias in AliasesAsync(cancellation).ConfigureAwait(false))
            named.Add(alias.TargetKeyId);

        var unnamed = new List<string>();
        for (ListKeysResponse? page = null; page is null || page.Truncated == true;)
        {
            var marker = page?.NextMarker;
            page = await CallAsync("keys", () => client.Value.ListKeysAsync(new ListKeysRequest { Marker = marker, Limit = 1000 }, cancellation), cancellation)
                .ConfigureAwait(false);
            unnamed.AddRange((page.Keys ?? []).Select(key => key.KeyId).Where(key => !named.Contains(key)));
        }

        return unnamed;
    }

    /// <summary>Makes a symmetric key with a policy. Called once: after a lost answer nobody knows whether there is one.</summary>
    public async Task<KeyDescription> CreateOnceAsync(string description, string policy, bool multiRegion, CancellationToken cancellation)
    {
        try
        {
            return await CreateAsync(false).ConfigureAwait(false);
        }
        catch (BackupException lockout) when (lockout.Failure.AwsCode == "MalformedPolicyDocumentException"
            && lockout.Message.Contains("update the key policy in the future", StringComparison.Ordinal))
        {
            // Whoever makes a key need not be allowed to change its policy; this one lets the account's own policies decide, so nobody is locked out.
            return await CreateAsync(true).ConfigureAwait(false);
        }

        async Task<KeyDescription> CreateAsync(bool bypass) =>
            Describe((await FaultMap.GuardAsync(new FaultContext(Service.Kms, target.Place, description), () => clientThatTriesOnce.Value.CreateKeyAsync(
                new CreateKeyRequest { Description = description, Policy = policy, MultiRegion = multiRegion, BypassPolicyLockoutSafetyCheck = bypass },
                cancellation), cancellation).ConfigureAwait(false)).KeyMetadata);
    }

    /// <summary>Makes the replica of a multi-region key in another region. One that is there already is left as it is.</summary>
    public Task ReplicateAsync(string keyId, string region, string policy, CancellationToken cancellation) => UnlessThereAsync(CallAsync(keyId,
        () => client.Value.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = region, Policy = policy }, cancellation), cancellation));

    /// <summary>Names a key. An alias that is there already is left as it is.</summary>
    public Task CreateAliasAsync(string alias, string keyId, CancellationToken cancellation) => UnlessThereAsync(CallAsync(alias,
        () => client.Value.CreateAliasAsync(new CreateAliasRequest { AliasName = alias, TargetKeyId = keyId }, cancellation), cancellation));

    /// <summary>The key's policy, as JSON.</summary>
    public Task<string> PolicyAsync(string keyId, CancellationToken cancellation) => CallAsync(keyId, async () => Reading.Told((await client.Value.GetKeyPolicyAsync(
        new GetKeyPolicyRequest { KeyId = keyId, PolicyName = PolicyName }, cancellation).ConfigureAwait(false)).Policy, "Policy"), cancellation);

    /// <summary>Whether anybody has a grant on the key.</summary>
    public async Task<bool> HasGrantsAsync(string keyId, CancellationToken cancellation) => (await CallAsync(keyId, () => client.Value.ListGrantsAsync(
        new ListGrantsRequest { KeyId = keyId, Limit = 1 }, cancellation), cancellation).ConfigureAwait(false)).Grants is { Count: > 0 };

    /// <summary>Replaces the key's policy.</summary>
    public Task PutPolicyAsync(string keyId, string policy, CancellationToken cancellation) => CallAsync(keyId,
        () => client.Value.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, PolicyName = PolicyName, Policy = policy }, cancellation), cancellation);

    /// <summary>Whether the key's material is renewed every year.</summary>
    public async Task<bool> RotatesAsync(string keyId, CancellationToken cancellation) => (await CallAsync(keyId, () => client.Value.GetKeyRotationStatusAsync(
        new GetKeyRotationStatusRequest { KeyId = keyId }, cancellation), cancellation).ConfigureAwait(false)).KeyRotationEnabled ?? false;

    /// <summary>Has the key's material renewed every year.</summary>
    public Task EnableRotationAsync(string keyId, CancellationToken cancellation) => CallAsync(keyId,
        () => client.Value.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId }, cancellation), cancellation);

    private static KeyDescription Describe(KeyMetadata? key) => new(
        Reading.Told(key?.Arn, "Arn"),
        Reading.Told(key!.KeyId, "KeyId"),
        new Place(Reading.Told(key.AWSAccountId, "AWSAccountId"), Reading.Told(key.Arn.Split(':').ElementAtOrDefault(3), "region")),
        Reading.Told(key.KeyState?.Value, "KeyState"),
        key.KeyManager == KeyManagerType.AWS,
        key.MultiRegion ?? false,
        [.. (key.MultiRegionConfiguration?.ReplicaKeys ?? []).Select(replica => replica.Region)])
    {
        Description = key.Description ?? "",
        IsPlain = key.KeySpec == KeySpec.SYMMETRIC_DEFAULT && key.KeyUsage == KeyUsageType.ENCRYPT_DECRYPT && key.Origin == OriginType.AWS_KMS,
        IsReplica = key.MultiRegionConfiguration?.MultiRegionKeyType == MultiRegionKeyType.REPLICA,
    };

    private static AmazonKeyManagementServiceClient Client(Target target, AwsAccess access) =>
        access.Watched(new AmazonKeyManagementServiceClient(target.Credentials, access.Configure(new AmazonKeyManagementServiceConfig(), target.Region)));

    private static async Task UnlessThereAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (BackupException there) when (there.Failure.AwsCode == "AlreadyExistsException")
        {
        }
    }

    private Task<T> CallAsync<T>(string subject, Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(Service.Kms, target.Place, subject), call, cancellation);
}
