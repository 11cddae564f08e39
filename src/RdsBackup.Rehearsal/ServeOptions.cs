namespace RdsBackup.Rehearsal;

/// <summary>What the user asked to be served.</summary>
internal sealed record ServeOptions
{
    /// <summary>A minute per second: a copy that takes three quarters of an hour is done in 45 seconds.</summary>
    public const double DefaultSpeed = 60;

    /// <summary>The port; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the profile files go; null for a temporary folder.</summary>
    public string? Directory { get; init; }

    public int Databases { get; init; } = 5;

    public double Speed { get; init; } = DefaultSpeed;

    public int Seed { get; init; } = 1;
}
