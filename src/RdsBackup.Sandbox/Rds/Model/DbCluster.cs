namespace RdsBackup.Sandbox.Rds;

/// <summary>A DB cluster: of Aurora, DocumentDB or Neptune, or a Multi-AZ DB cluster of MySQL or PostgreSQL.</summary>
public sealed class DbCluster : Database
{
    /// <inheritdoc/>
    public override SnapshotKind Kind => SnapshotKind.Cluster;

    /// <summary>The class of the members of a Multi-AZ DB cluster, which RDS makes itself; null of others.</summary>
    public string? InstanceClass { get; init; }

    /// <summary>The engine mode.</summary>
    public string EngineMode { get; init; } = "provisioned";
}
