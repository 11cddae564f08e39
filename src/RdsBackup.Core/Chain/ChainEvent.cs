using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Chain;

/// <summary>The stages of one snapshot's chain, in order.</summary>
public enum Stage
{
    /// <summary>Facts are gathered and the route is planned.</summary>
    Plan,

    /// <summary>The copy under the sharable key.</summary>
    CopyToRecovery,

    /// <summary>The share with the backup account.</summary>
    Share,

    /// <summary>The copy in the backup account.</summary>
    CopyToVault,

    /// <summary>The checks on the vault copy.</summary>
    Prove,

    /// <summary>The share is withdrawn.</summary>
    Unshare,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>What an observer is told.</summary>
/// <param name="Source">The snapshot whose chain it is.</param>
/// <param name="Stage">The stage that began or goes on.</param>
/// <param name="At">When.</param>
/// <param name="Percent">The copy's progress, within a copy.</param>
/// <param name="ExpectedEnd">When the copy is expected to be done; null while nothing tells.</param>
/// <param name="Failure">Why the chain stopped at this stage; null when it did not.</param>
public sealed record ChainEvent(
    Snapshot Source, Stage Stage, DateTimeOffset At, int Percent = 0, DateTimeOffset? ExpectedEnd = null, Failure? Failure = null);
