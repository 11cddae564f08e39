namespace RdsBackup.Core.Waiting;

/// <summary>When to look next: often when the end is near, rarely when it is far.</summary>
internal static class PollSchedule
{
    // Looking after a quarter of the expected rest finds the end at most a quarter late, in a handful of looks.
    private const double ShareOfRest = 0.25;

    /// <summary>How long it will still take; null while nothing tells (a copy that queues inside AWS shows no progress).</summary>
    public static TimeSpan? Rest(TimeSpan elapsed, int percent) => percent is > 0 and <= 100 ? elapsed * ((100.0 - percent) / percent) : null;

    /// <summary>The time until the next look, within the options' bounds.</summary>
    /// <param name="elapsed">How long the wait has lasted.</param>
    /// <param name="percent">The progress last seen.</param>
    /// <param name="options">The bounds.</param>
    public static TimeSpan Next(TimeSpan elapsed, int percent, WaitOptions options)
    {
        // What shows no progress is expected to take as long again as it has taken so far.
        var next = (Rest(elapsed, percent) ?? elapsed) * ShareOfRest;
        return next < options.Interval ? options.Interval : next > options.LongestInterval ? options.LongestInterval : next;
    }
}
