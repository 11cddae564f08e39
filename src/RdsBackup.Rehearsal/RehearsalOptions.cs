namespace RdsBackup.Rehearsal;

/// <summary>What the user asked a rehearsal to be.</summary>
internal sealed record RehearsalOptions
{
    // The longest chain of the five takes some 70 minutes of sandbox time. RDS lets 20 instances and 5 clusters be copied to a region at once, so that
    // every further 25 databases take about as long again.
    private const double SpeedForFew = 1_200;
    private const int DatabasesAtOnce = 25;

    public int Databases { get; init; } = 5;

    /// <summary>Sandbox seconds per second; null for so many that it takes a few seconds.</summary>
    public double? Speed { get; init; }

    public int Seed { get; init; } = 1;

    public bool Faults { get; init; }

    public bool Json { get; init; }

    public double SpeedOrDefault => Speed ?? SpeedForFew * ((Databases + DatabasesAtOnce - 1) / DatabasesAtOnce);
}
