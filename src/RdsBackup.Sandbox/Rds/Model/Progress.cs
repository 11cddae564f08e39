namespace RdsBackup.Sandbox.Rds;

/// <summary>Work that takes time.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it will end.</param>
internal sealed record Progress(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How far the work is, 0 to 99: a hundred is said by the state alone.</summary>
    internal int PercentAt(DateTimeOffset now) =>
        To <= From ? 99 : (int)Math.Clamp((now - From) * 100 / (To - From), 0, 99);
}
