using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>What became of one database.</summary>
internal sealed record DatabaseReport
{
    /// <summary>The identifier.</summary>
    public required string Name { get; init; }

    /// <summary>The engine with its version.</summary>
    public required string Engine { get; init; }

    /// <summary>The size in GiB.</summary>
    public required int AllocatedStorage { get; init; }

    /// <summary>Whether a proven vault copy is there and nothing failed.</summary>
    public required bool Proven { get; init; }

    /// <summary>The way taken: the source, then every copy.</summary>
    public required IReadOnlyList<Station> Route { get; init; }

    /// <summary>The vault copy; null when it was not reached.</summary>
    public required string? VaultCopyArn { get; init; }

    /// <summary>The checks on the vault copy; empty when it was not reached.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>The AWS calls made for this database alone, by operation.</summary>
    public required IReadOnlyDictionary<string, int> Calls { get; init; }

    /// <summary>Why the chain stopped; null when it did not.</summary>
    public required Failure? Failure { get; init; }
}

/// <summary>A place on a route.</summary>
/// <param name="Region">The region.</param>
/// <param name="Account">The account's friendly name.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Key">The key there: its alias, <c>aws/rds</c> for the default one, <c>none</c>.</param>
/// <param name="SnapshotArn">The snapshot there.</param>
/// <param name="Minutes">How long the copy took in sandbox time; null for the source and for a copy that was not finished.</param>
/// <param name="Waited">For how many minutes of sandbox time the copy waited before AWS began with it.</param>
internal sealed record Station(string Region, string Account, string AccountId, string Key, string SnapshotArn, double? Minutes, double Waited)
{
    /// <summary>The snapshot's identifier, e.g. <c>rds:orders-2026-01-15-03-12</c>.</summary>
    public string SnapshotName => SnapshotArn.Split(':', 7)[6];
}
