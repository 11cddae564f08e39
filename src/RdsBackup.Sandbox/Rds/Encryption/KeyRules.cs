using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// Which keys RDS may use for a caller. RDS works with grants that it makes in the caller's name, so a key policy without <c>kms:CreateGrant</c> is
/// refused although it allows to decrypt (RDS user guide, "AWS KMS key management").
/// </summary>
internal sealed class KeyRules(IKeys keys)
{
    private static readonly string[] ToRead = ["DescribeKey", "Decrypt", "CreateGrant"];
    private static readonly string[] ToWrite = ["DescribeKey", "Encrypt", "GenerateDataKey", "CreateGrant"];

    /// <summary>The key a copy reads with; used in the source's region.</summary>
    /// <exception cref="AwsFault"><c>KMSKeyNotAccessibleFault</c>.</exception>
    internal void DemandSource(Call call, Snapshot source)
    {
        if (!Usable(call, source.Image.KmsKeyId!, source.Region, ToRead))
            throw NotAccessible($"The source snapshot KMS key [{source.Image.KmsKeyId}]");
    }

    /// <summary>The key a copy is written with: an id, ARN, alias or alias ARN of a key in the region of the call.</summary>
    /// <returns>The key's ARN.</returns>
    /// <exception cref="AwsFault"><c>KMSKeyNotAccessibleFault</c>.</exception>
    internal string Target(Call call, string requested) => Find(call, requested) ?? throw NotAccessible($"The target KMS key [{requested}]");

    /// <summary>The key of a new database.</summary>
    /// <returns>The key's ARN.</returns>
    /// <exception cref="AwsFault"><c>KMSKeyNotAccessibleFault</c>.</exception>
    internal string ForDatabase(Call call, string requested) => Find(call, requested) ?? throw NotAccessible($"The specified KMS key [{requested}]");

    /// <summary>The key of a snapshot that is restored.</summary>
    /// <exception cref="AwsFault"><c>KMSKeyNotAccessibleFault</c>.</exception>
    internal void DemandRestore(Call call, Snapshot snapshot)
    {
        if (!Usable(call, snapshot.Image.KmsKeyId!, snapshot.Region, ToRead))
            throw NotAccessible($"The specified KMS key [{snapshot.Image.KmsKeyId}]");
    }

    internal string Default(string accountId, string region) => keys.AwsManaged("rds", accountId, region).Arn;

    /// <summary>Whether a snapshot lies under AWS's own key, which no policy can share.</summary>
    internal bool IsUnderDefaultKey(Snapshot snapshot) =>
        snapshot.Image.KmsKeyId is { } key && keys.Find(key, snapshot.AccountId, snapshot.Region) is { IsAwsManaged: true };

    /// <summary>Whether work that is under way can go on under a key; unencrypted work always can.</summary>
    internal bool StillUsable(string? key) => key is null || keys.IsUsable(key);

    private string? Find(Call call, string requested)
    {
        var found = IsDefaultAlias(call, requested)
            ? keys.AwsManaged("rds", call.AccountId, call.Region)
            : keys.Find(requested, call.AccountId, call.Region);
        return found is not null && found.Region == call.Region && Usable(call, found.Arn, call.Region, ToWrite) ? found.Arn : null;
    }

    // AWS makes this key when it is first used, so there may be nothing to find yet.
    private static bool IsDefaultAlias(Call call, string requested) =>
        requested == "alias/aws/rds"
        || requested == $"arn:{Partitions.Of(call.Region)}:kms:{call.Region}:{call.AccountId}:alias/aws/rds";

    private bool Usable(Call call, string key, string region, string[] operations)
    {
        var via = Partitions.Endpoint("rds", region);
        return keys.IsUsable(key) && operations.All(operation => keys.Allows(call, key, operation, via));
    }

    private static AwsFault NotAccessible(string key) =>
        new("KMSKeyNotAccessibleFault", $"{key} does not exist, is not enabled or you do not have permissions to access it.");
}
