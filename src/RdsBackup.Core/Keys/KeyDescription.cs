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

    /// <summary>Whether it can be used now.</summary>
    public bool IsEnabled => State == "Enabled";
}
