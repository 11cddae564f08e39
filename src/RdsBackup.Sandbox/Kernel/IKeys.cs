using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kernel;

/// <summary>KMS as the other services see it: they find keys and use them for somebody.</summary>
public interface IKeys
{
    /// <summary>Finds a key by id, ARN, alias name or alias ARN, as seen from an account and region; null when there is none.</summary>
    /// <param name="key">Key id, key ARN, <c>alias/name</c> or alias ARN. Ids and alias names are looked up in <paramref name="accountId"/> and <paramref name="region"/>.</param>
    KeyFacts? Find(string key, string accountId, string region);

    /// <summary>The key AWS manages for a service, <c>alias/aws/rds</c>; made when it is first used.</summary>
    KeyFacts AwsManaged(string service, string accountId, string region);

    /// <summary>
    /// Whether the caller may do an operation on a key through a service (<c>kms:ViaService</c>): key policy, the caller's own policies and grants are
    /// evaluated, and the key must be enabled. For <c>CreateGrant</c> the service grants itself, so <c>kms:GrantIsForAWSResource</c> is true.
    /// </summary>
    /// <param name="call">The call to the other service, on whose behalf the key is used.</param>
    /// <param name="keyArn">The key.</param>
    /// <param name="operation">KMS's operation, e.g. <c>Decrypt</c>.</param>
    /// <param name="viaService">The endpoint that uses the key, e.g. <c>rds.us-east-2.amazonaws.com</c>.</param>
    bool Allows(Call call, string keyArn, string operation, string viaService);

    /// <summary>Whether the key can be used at all now: it exists and is enabled.</summary>
    bool IsUsable(string keyArn);
}

/// <summary>What other services may know of a key.</summary>
/// <param name="Arn">The key's ARN.</param>
/// <param name="AccountId">Its owner.</param>
/// <param name="Region">Its region.</param>
/// <param name="IsAwsManaged">True for AWS's own default keys, e.g. <c>aws/rds</c>; they cannot be shared.</param>
public sealed record KeyFacts(string Arn, string AccountId, string Region, bool IsAwsManaged);
