namespace RdsBackup.Sandbox.Hosting;

/// <summary>What a hosted sandbox is made of.</summary>
public sealed record SandboxHostOptions
{
    /// <summary>Where the profile files go; null for a temporary folder.</summary>
    public string? Directory { get; init; }

    /// <summary>The regions that are there, that of the databases first.</summary>
    public IReadOnlyList<string> Regions { get; init; } = new SandboxOptions().Regions;

    /// <summary>How many databases are to be backed up.</summary>
    public int Databases { get; init; } = 5;

    /// <summary>Where sizes, ids and chance come from: the same seed makes the same estate.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Sandbox seconds per second of wall time.</summary>
    public required double Speed { get; init; }

    /// <summary>Sandbox time at the beginning.</summary>
    public required DateTimeOffset Begins { get; init; }

    /// <summary>Whether its time runs from the beginning; otherwise it stands still until the clock is started.</summary>
    public bool Runs { get; init; } = true;

    /// <summary>How many copies of instance snapshots may be in progress to a region at a time; null for as many as AWS grants.</summary>
    public int? CopiesAtOnce { get; init; }

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }
}
