namespace RdsBackup.Rehearsal.Setting;

/// <summary>What a scene is made of.</summary>
internal sealed record SceneOptions
{
    /// <summary>Where the profile files go.</summary>
    public required string Directory { get; init; }

    public required int Databases { get; init; }

    public required int Seed { get; init; }

    /// <summary>Sandbox seconds per second of wall time.</summary>
    public required double Speed { get; init; }

    /// <summary>Sandbox time at the beginning.</summary>
    public required DateTimeOffset Begins { get; init; }

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }
}
