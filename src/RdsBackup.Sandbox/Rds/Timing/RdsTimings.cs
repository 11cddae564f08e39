namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// How long RDS takes. AWS promises nothing; the defaults are what one sees: minutes for small databases, an hour or more for a terabyte across regions.
/// </summary>
public sealed record RdsTimings
{
    /// <summary>Set, every copy takes exactly this long, whatever its size and way.</summary>
    public TimeSpan? Copy { get; init; }

    /// <summary>What every copy needs before and after the data moves.</summary>
    public TimeSpan CopyOverhead { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>GiB per minute within a region.</summary>
    public double LocalCopyGiBPerMinute { get; init; } = 30;

    /// <summary>GiB per minute across regions.</summary>
    public double CrossRegionCopyGiBPerMinute { get; init; } = 12;

    /// <summary>Which part of the data an incremental copy moves.</summary>
    public double IncrementalPart { get; init; } = 0.05;

    /// <summary>Set, every new snapshot takes exactly this long.</summary>
    public TimeSpan? Snapshot { get; init; }

    /// <summary>What every new snapshot needs, and the GiB per minute it saves beyond that.</summary>
    public TimeSpan SnapshotOverhead { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>GiB per minute a new snapshot saves.</summary>
    public double SnapshotGiBPerMinute { get; init; } = 60;

    /// <summary>From <c>CreateDB…</c> to available.</summary>
    public TimeSpan CreateDatabase { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>From <c>RestoreDB…</c> to available.</summary>
    public TimeSpan RestoreDatabase { get; init; } = TimeSpan.FromMinutes(14);

    /// <summary>How long a change that is applied at once takes.</summary>
    public TimeSpan ModifyDatabase { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From <c>DeleteDB…</c> to gone.</summary>
    public TimeSpan DeleteDatabase { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a deleted snapshot keeps its name.</summary>
    public TimeSpan DeleteSnapshot { get; init; } = TimeSpan.FromSeconds(10);

    internal TimeSpan ForCopy(int gibibytes, bool acrossRegions, bool incremental) =>
        Copy ?? CopyOverhead + TimeSpan.FromMinutes(
            gibibytes * (incremental ? IncrementalPart : 1) / (acrossRegions ? CrossRegionCopyGiBPerMinute : LocalCopyGiBPerMinute));

    internal TimeSpan ForSnapshot(int gibibytes) => Snapshot ?? SnapshotOverhead + TimeSpan.FromMinutes(gibibytes / SnapshotGiBPerMinute);
}
