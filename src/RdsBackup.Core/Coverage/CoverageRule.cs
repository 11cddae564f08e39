using RdsBackup.Core.Retention;

namespace RdsBackup.Core.Coverage;

/// <summary>Whether a database has a proven copy that is young enough; pure. The state machine "watch" keeps the same rule.</summary>
public static class CoverageRule
{
    /// <summary>Judges the copies of one database.</summary>
    /// <param name="copies">Its copies in the backup account.</param>
    /// <param name="maximumAge">How long ago the newest proven one may have arrived there.</param>
    /// <param name="now">The time.</param>
    public static CoverageVerdict For(IReadOnlyList<VaultCopy> copies, TimeSpan maximumAge, DateTimeOffset now)
    {
        // AWS tells times to the millisecond, and the machine counts in them.
        var newest = copies.Where(copy => copy.State == VaultCopyState.Proven).MaxBy(copy => copy.Arrived.ToUnixTimeMilliseconds());
        if (newest is not null)
        {
            var age = TimeSpan.FromMilliseconds(now.ToUnixTimeMilliseconds() - newest.Arrived.ToUnixTimeMilliseconds());
            return new(newest, age < maximumAge ? null : $"its newest proven copy arrived {Worded(age)} ago, and {Worded(maximumAge)} are allowed");
        }

        var others = copies.Count(copy => copy.State == VaultCopyState.NotProven);
        return new(null, others == 0 ? "it has no copy in the backup account" : Invariant($"none of its {others} {(others == 1 ? "copy" : "copies")} in the backup account is marked as proven"));
    }

    private static string Worded(TimeSpan time) => time.Days > 0 ? Invariant($"{time.Days} d {time.Hours} h") : Invariant($"{time.Hours} h {time.Minutes} min");
}

/// <summary>What is found of a database.</summary>
/// <param name="Newest">Its newest proven copy; null when there is none.</param>
/// <param name="Why">Why it is not covered; null when it is.</param>
public sealed record CoverageVerdict(VaultCopy? Newest, string? Why);
