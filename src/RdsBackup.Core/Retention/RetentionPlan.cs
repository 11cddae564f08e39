using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Retention;

/// <summary>
/// Which copies in a backup account stay, and why; pure. The state machine "retention" keeps the same rule. Of each database stay the newest copies, those younger than
/// the minimum age, and the newest of each day, week (from Monday), month and year within their windows, all in UTC. A window is so many days, weeks of 7, months of
/// 31 or years of 366 days back from now.
/// </summary>
public static class RetentionPlan
{
    /// <summary>A decision on each copy, in the order they are given.</summary>
    /// <param name="copies">The copies of any number of databases. Of those that arrived in the same millisecond the one that is given first counts as the newer.</param>
    /// <param name="retention">How long copies are kept.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidRetention"/>.</exception>
    public static IReadOnlyList<RetentionDecision> For(IReadOnlyList<VaultCopy> copies, Policies.Retention retention, DateTimeOffset now)
    {
        Demand(retention);
        var rules = new Dictionary<VaultCopy, RetentionRule>(ReferenceEqualityComparer.Instance);
        foreach (var of in copies.Where(copy => copy.State == VaultCopyState.Proven).GroupBy(copy => copy.Database, StringComparer.Ordinal))
        {
            // The sort is stable.
            var newestFirst = of.OrderByDescending(copy => Milliseconds(copy.Arrived)).ToList();
            Keep(RetentionRule.Newest, newestFirst.Take(retention.Minimum));
            Keep(RetentionRule.MinimumAge, Within(retention.MinimumAgeDays));
            Keep(RetentionRule.Daily, Within(retention.Daily).DistinctBy(copy => Day(copy)));
            Keep(RetentionRule.Weekly, Within(7 * retention.Weekly).DistinctBy(copy => Week(copy)));
            Keep(RetentionRule.Monthly, Within(31 * retention.Monthly).DistinctBy(copy => (copy.Arrived.UtcDateTime.Year, copy.Arrived.UtcDateTime.Month)));
            Keep(RetentionRule.Yearly, Within(366 * retention.Yearly).DistinctBy(copy => copy.Arrived.UtcDateTime.Year));

            IEnumerable<VaultCopy> Within(long days) => newestFirst.TakeWhile(copy => Milliseconds(copy.Arrived) > Milliseconds(now) - (days * MillisecondsOfDay));
        }

        return [.. copies.Select(copy => new RetentionDecision(copy, copy.State switch
        {
            VaultCopyState.NotOurs => RetentionRule.NotOurs,
            VaultCopyState.NotProven => RetentionRule.NotProven,
            _ => rules.GetValueOrDefault(copy, RetentionRule.None),
        }))];

        void Keep(RetentionRule rule, IEnumerable<VaultCopy> kept)
        {
            foreach (var copy in kept)
                rules.TryAdd(copy, rule);
        }
    }

    /// <summary>Refuses a retention that could leave nothing of a database, or that says what cannot be.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidRetention"/>.</exception>
    public static void Demand(Policies.Retention retention)
    {
        var most = Policies.Retention.Most;
        foreach (var (name, count, least, limit) in new[]
        {
            (nameof(retention.Minimum), retention.Minimum, 1, most.Minimum), (nameof(retention.MinimumAgeDays), retention.MinimumAgeDays, 1, most.MinimumAgeDays),
            (nameof(retention.Daily), retention.Daily, 0, most.Daily), (nameof(retention.Weekly), retention.Weekly, 0, most.Weekly),
            (nameof(retention.Monthly), retention.Monthly, 0, most.Monthly), (nameof(retention.Yearly), retention.Yearly, 0, most.Yearly),
        })
        {
            if (count < least || count > limit)
                throw RetentionFailures.OutOfRange(name, count, least, limit);
        }
    }

    private const long MillisecondsOfDay = 86_400_000;

    // AWS tells times to the millisecond, and the machine counts in them.
    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static long Day(VaultCopy copy) => Milliseconds(copy.Arrived) / MillisecondsOfDay;

    // 1970 began on a Thursday.
    private static long Week(VaultCopy copy) => (Day(copy) + 3) / 7;
}

/// <summary>What becomes of a copy.</summary>
/// <param name="Copy">The copy.</param>
/// <param name="Rule">The rule that decides.</param>
public sealed record RetentionDecision(VaultCopy Copy, RetentionRule Rule)
{
    /// <summary>Whether it stays.</summary>
    public bool IsKept => Rule != RetentionRule.None;
}
