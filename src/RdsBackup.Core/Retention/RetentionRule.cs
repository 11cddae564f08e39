namespace RdsBackup.Core.Retention;

/// <summary>The rule that decides on a copy: the first in this order that keeps it.</summary>
public enum RetentionRule
{
    /// <summary>Nobody removes what is not ours.</summary>
    NotOurs,

    /// <summary>What is not proven is not counted, and not removed.</summary>
    NotProven,

    /// <summary>It is one of the newest of its database, however old it is.</summary>
    Newest,

    /// <summary>It is younger than the minimum age.</summary>
    MinimumAge,

    /// <summary>It is the newest of its day.</summary>
    Daily,

    /// <summary>It is the newest of its week.</summary>
    Weekly,

    /// <summary>It is the newest of its month.</summary>
    Monthly,

    /// <summary>It is the newest of its year.</summary>
    Yearly,

    /// <summary>No rule keeps it.</summary>
    None,
}
