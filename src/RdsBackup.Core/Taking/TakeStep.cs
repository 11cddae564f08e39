using RdsBackup.Core.Aws;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Taking;

/// <summary>One manual snapshot to be taken.</summary>
public sealed record TakeStep
{
    private TakeStep(Target owner, Database database, string name, bool named, IReadOnlyDictionary<string, string> tags)
    {
        Owner = owner;
        Database = database;
        Name = name;
        IsNamed = named;
        Tags = tags;
    }

    /// <summary>The database's account and region.</summary>
    public Target Owner { get; }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>The snapshot's name.</summary>
    public string Name { get; }

    /// <summary>The snapshot's ARN.</summary>
    public SnapshotArn Snapshot => new(Database.Arn.Split(':')[1], Database.Place, Database.Kind, Name);

    /// <summary>Whether somebody chose the name; else it says database and time.</summary>
    public bool IsNamed { get; }

    /// <summary>The snapshot's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>The object and place, for a question to the user.</summary>
    public string Subject => $"{Database.Id} in {Database.Place}";

    /// <summary>What the step does, for a question to the user.</summary>
    public string Effect => $"Take the snapshot {Name}";

    /// <summary>Plans a snapshot of a database.</summary>
    /// <param name="owner">The database's account and region.</param>
    /// <param name="database">The database.</param>
    /// <param name="name">The snapshot's name; null for database and time.</param>
    /// <param name="tags">The snapshot's tags.</param>
    /// <exception cref="Errors.BackupException">RDS would refuse the name.</exception>
    public static TakeStep For(Target owner, Database database, string? name, IReadOnlyDictionary<string, string> tags) => new(
        owner,
        database,
        name is null ? SnapshotName.For(database.Id, database.Kind, owner.Access.Clock.GetUtcNow()) : SnapshotName.Parse(name, database.Kind),
        name is not null,
        tags);
}
