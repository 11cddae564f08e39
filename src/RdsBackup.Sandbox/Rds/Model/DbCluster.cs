namespace RdsBackup.Sandbox.Rds;

/// <summary>An Aurora DB cluster.</summary>
public sealed class DbCluster : Database
{
    /// <inheritdoc/>
    public override SnapshotKind Kind => SnapshotKind.Cluster;

    /// <summary>The engine mode.</summary>
    public string EngineMode { get; init; } = "provisioned";
}
