namespace RdsBackup.Sandbox.Rds;

/// <summary>What an owner of a sandbox may set about RDS.</summary>
public sealed record RdsSettings
{
    /// <summary>How long things take.</summary>
    public RdsTimings Timings { get; init; } = new();

    /// <summary>How much an account may have.</summary>
    public RdsQuotas Quotas { get; init; } = new();

    /// <summary>Asked once for every copy that begins: true makes it end as <c>failed</c> instead of <c>available</c>.</summary>
    public Func<CopyBegun, bool> CopyFails { get; init; } = static _ => false;
}

/// <summary>A copy that begins, as a fault script sees it.</summary>
/// <param name="Kind">Of an instance or of a cluster snapshot.</param>
/// <param name="AccountId">The account that copies.</param>
/// <param name="Region">The destination.</param>
/// <param name="SourceArn">The source snapshot.</param>
/// <param name="TargetIdentifier">The copy's name.</param>
public sealed record CopyBegun(SnapshotKind Kind, string AccountId, string Region, string SourceArn, string TargetIdentifier);
