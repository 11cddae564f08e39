namespace RdsBackup.Core.Timing;

/// <summary>Seeded randomness that may be used from any thread.</summary>
/// <param name="seed">The same seed gives the same sequence.</param>
public sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A time between zero and the longest ("full jitter").</summary>
    public TimeSpan UpTo(TimeSpan longest)
    {
        lock (random)
            return longest * random.NextDouble();
    }
}
