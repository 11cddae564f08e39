using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Copying;

/// <summary>The way of one snapshot into the vault: copy under the sharable key (unless the source can be shared as it is), share, copy under the backup account's key.</summary>
public sealed record Route
{
    /// <summary>The snapshot that enters.</summary>
    public required Snapshot Source { get; init; }

    /// <summary>Where its data comes from.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>The copy under the sharable key; null when the source lies where it is to be shared and can be.</summary>
    public required CopyStep? ToRecovery { get; init; }

    /// <summary>The copy in the backup account.</summary>
    public required CopyStep ToVault { get; init; }

    /// <summary>What the vault copy must be.</summary>
    public required ProofExpectation Expected { get; init; }

    /// <summary>What is shared with the backup account.</summary>
    public SnapshotArn Shared => ToVault.Source;

    /// <summary>The account it is shared with.</summary>
    public string SharedWith => ToVault.Destination.AccountId;

    /// <summary>The places passed through, e.g. <c>us-east-1 → us-east-2 → us-east-2 (account 222222222222)</c>.</summary>
    public override string ToString() =>
        $"{Source.Arn.Place.Region} → {(ToRecovery is null ? "" : $"{ToRecovery.Destination.Region} → ")}{ToVault.Destination.Place}";
}
