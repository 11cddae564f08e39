using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Keys;

/// <summary>A KMS key as KMS describes it.</summary>
/// <param name="Arn">The key's ARN.</param>
/// <param name="KeyId">The key's id; a multi-region key's begins with <c>mrk-</c>.</param>
/// <param name="Place">Owner and region.</param>
/// <param name="State">KMS's state, e.g. <c>Enabled</c>, <c>Disabled</c>, <c>PendingDeletion</c>.</param>
/// <param name="IsAwsManaged">True for AWS's default keys such as <c>aws/rds</c>, which no other account can use (KMS's <c>KeyManager</c>).</param>
/// <param name="MultiRegion">Whether it is a multi-region key.</param>
/// <param name="ReplicaRegions">The regions of its replicas.</param>
public sealed record KeyDescription(
    string Arn, string KeyId, Place Place, string State, bool IsAwsManaged, bool MultiRegion, IReadOnlyList<string> ReplicaRegions)
{
    /// <summary>The description it was made with.</summary>
    public string Description { get; init; } = "";

    /// <summary>The alias by which it was asked for; null when it was asked for by id or ARN.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether it encrypts with one key of KMS's own making: neither asymmetric nor imported, nor of another key store.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>Whether it is a replica of a key in another region.</summary>
    public bool IsReplica { get; init; }

    /// <summary>The key in words: its ARN, with the alias when that is known.</summary>
    public string Words => Alias is null ? Arn : $"{Alias} ({Arn})";

    /// <summary>Whether it can be used now.</summary>
    public bool IsEnabled => State == "Enabled";
}
