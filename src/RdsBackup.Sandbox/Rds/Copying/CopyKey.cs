using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Under which key a copy will lie.</summary>
internal static class CopyKey
{
    /// <summary>The key's ARN, or null for an unencrypted copy.</summary>
    /// <exception cref="AwsFault">A key is missing, out of place or not accessible.</exception>
    internal static string? Of(Call call, Snapshot source, string? requested, KeyRules keys)
    {
        if (!source.Image.Encrypted)
            return requested is null ? null : Encrypting(call, source, requested, keys);
        if (requested is null && source.Region != call.Region)
            throw Faults.InvalidParameterValue("Must specify new KMS key for cross region encrypted snapshot copy.");
        if (requested is null && source.AccountId != call.AccountId)
            throw Faults.InvalidParameterValue("Must specify a KMS key to copy an encrypted snapshot that is shared from another account.");
        keys.DemandSource(call, source);
        return keys.Target(call, requested ?? source.Image.KmsKeyId!);
    }

    private static string Encrypting(Call call, Snapshot source, string requested, KeyRules keys) =>
        source.Kind == SnapshotKind.Instance
            ? keys.Target(call, requested)
            : throw Faults.InvalidParameterCombination("KmsKeyId cannot be specified when copying an unencrypted DB cluster snapshot.");
}
