using RdsBackup.Core.Errors;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>Everything a rehearsal has to tell; the table and the JSON document show the same.</summary>
internal sealed record RehearsalReport
{
    /// <summary>Whether every check holds.</summary>
    public bool Succeeded => Failure is null && Checks.All(check => check.Holds);

    /// <summary>Why it ended before the chain began; null when it did not.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What the estate was made from.</summary>
    public required int Seed { get; init; }

    /// <summary>Sandbox seconds per second.</summary>
    public required double Speed { get; init; }

    /// <summary>Sandbox time at the beginning.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>Sandbox time at the end.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>How long it took on this machine.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>The keys that take part.</summary>
    public required IReadOnlyList<KeyReport> Keys { get; init; }

    /// <summary>Every database.</summary>
    public required IReadOnlyList<DatabaseReport> Databases { get; init; }

    /// <summary>What was checked about the whole.</summary>
    public required IReadOnlyList<ReportCheck> Checks { get; init; }

    /// <summary>The AWS calls, by what they were for.</summary>
    public required CallReport Calls { get; init; }

    /// <summary>What went wrong on purpose.</summary>
    public required IReadOnlyList<string> Injected { get; init; }
}

/// <summary>A key that takes part.</summary>
/// <param name="Name">Its alias.</param>
/// <param name="Arn">Its ARN.</param>
internal sealed record KeyReport(string Name, string Arn);

/// <summary>Something checked about the whole.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Text">What was found.</param>
internal sealed record ReportCheck(string Name, bool Holds, string Text);

/// <summary>The AWS calls.</summary>
/// <param name="Total">All of them.</param>
/// <param name="OfDatabases">Those made for one database each.</param>
/// <param name="Shared">Those made for all together, by purpose.</param>
internal sealed record CallReport(int Total, int OfDatabases, IReadOnlyDictionary<string, int> Shared);
