using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// The two kinds of snapshots, of a DB instance and of a DB cluster: their names on the wire and their error codes (the cluster's end in "Fault", the
/// instance's do not).
/// </summary>
public sealed class SnapshotKind
{
    /// <summary>Snapshots of DB instances.</summary>
    public static readonly SnapshotKind Instance = new("DBSnapshot", "DBInstance", "", "snapshot", "db", 255);

    /// <summary>Snapshots of DB clusters.</summary>
    public static readonly SnapshotKind Cluster = new("DBClusterSnapshot", "DBCluster", "Fault", "cluster-snapshot", "cluster", 63);

    private readonly string codeEnd;

    private SnapshotKind(string noun, string databaseNoun, string codeEnd, string arnType, string databaseArnType, int longestIdentifier)
    {
        Noun = noun;
        DatabaseNoun = databaseNoun;
        this.codeEnd = codeEnd;
        ArnType = arnType;
        DatabaseArnType = databaseArnType;
        LongestIdentifier = longestIdentifier;
    }

    /// <summary>The name in operations and members: <c>DBSnapshot</c> or <c>DBClusterSnapshot</c>.</summary>
    public string Noun { get; }

    /// <summary>The name of the source: <c>DBInstance</c> or <c>DBCluster</c>.</summary>
    public string DatabaseNoun { get; }

    /// <summary>The type in a snapshot's ARN.</summary>
    public string ArnType { get; }

    /// <summary>The type in the source's ARN.</summary>
    public string DatabaseArnType { get; }

    /// <summary>How long an identifier of a manual snapshot may be.</summary>
    internal int LongestIdentifier { get; }

    internal AwsFault NotFound(string identifier) => new($"{Noun}NotFound{codeEnd}", $"{Noun} not found: {identifier}", 404);

    internal AwsFault AlreadyExists(string identifier) =>
        new($"{Noun}AlreadyExists{codeEnd}", $"Cannot create the snapshot because a snapshot with the identifier {identifier} already exists.");

    internal AwsFault InvalidState(string message) => new($"Invalid{Noun}State{codeEnd}", message);

    internal AwsFault DatabaseNotFound(string identifier) => new($"{DatabaseNoun}NotFound{codeEnd}", $"{DatabaseNoun} {identifier} not found.", 404);

    internal AwsFault DatabaseAlreadyExists() => new(
        $"{DatabaseNoun}AlreadyExists{codeEnd}", this == Instance ? "DB instance already exists" : "DB Cluster already exists");

    internal AwsFault InvalidDatabaseState(string message) => new($"Invalid{DatabaseNoun}State{codeEnd}", message);

    /// <inheritdoc/>
    public override string ToString() => Noun;
}
