using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Chain;

/// <summary>How one snapshot's chain ended.</summary>
public sealed record ChainResult
{
    /// <summary>The snapshot that entered.</summary>
    public required Snapshot Source { get; init; }

    /// <summary>The route; null when planning failed.</summary>
    public Route? Route { get; init; }

    /// <summary>Every finished copy, in order.</summary>
    public IReadOnlyList<HopResult> Hops { get; init; } = [];

    /// <summary>The copy in the backup account; null when it was not reached.</summary>
    public Snapshot? VaultCopy { get; init; }

    /// <summary>The checks on the vault copy; null when it was not reached.</summary>
    public Proof? Proof { get; init; }

    /// <summary>Why the chain stopped; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Whether a proven vault copy is there and nothing failed.</summary>
    public bool Succeeded => Failure is null && Proof is { Holds: true };
}

/// <summary>One finished copy.</summary>
/// <param name="Step">What was to be done.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Began">When this run began with it.</param>
/// <param name="Ended">When it was found available.</param>
public sealed record HopResult(CopyStep Step, Snapshot Copy, DateTimeOffset Began, DateTimeOffset Ended)
{
    /// <summary>How long this run spent on it.</summary>
    public TimeSpan Took => Ended - Began;
}
