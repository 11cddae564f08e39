namespace RdsBackup.Sandbox.Rds;

/// <summary>What an owner of a sandbox may set about RDS.</summary>
public sealed record RdsSettings
{
    /// <summary>How long things take.</summary>
    public RdsTimings Timings { get; init; } = new();

    /// <summary>How much an account may have. What is set later counts from then on, as when AWS grants more.</summary>
    public RdsQuotas Quotas { get; set; } = new();
}
