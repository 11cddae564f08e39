using System.Management.Automation;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A DB instance or DB cluster as a user names it: an identifier, an ARN, a record of this module, or an object of AWS.Tools.</summary>
public sealed class DatabaseInput
{
    // Ours, then those of AWS.Tools.
    private static readonly string[] ArnProperties = ["DatabaseArn", "DBInstanceArn", "DBClusterArn"];

    // Columns of a list that somebody wrote by hand. Who names both means the cluster, of which an instance is a member.
    private static readonly string[] NameProperties = ["DatabaseIdentifier", "DBClusterIdentifier", "DBInstanceIdentifier"];

    private DatabaseInput(string identifier) => Identifier = identifier;

    /// <summary>The identifier.</summary>
    internal string Identifier { get; }

    /// <summary>Where it is; null when only an identifier is known.</summary>
    internal Place? Place { get; private init; }

    /// <summary>The region, when the input names one without an account.</summary>
    internal string? Region { get; private init; }

    /// <summary>Whether it is a pattern.</summary>
    internal bool HasWildcard => Place is null && NamePattern.HasWildcard(Identifier);

    /// <summary>What is wrong with a text that begins like an ARN; null for nothing.</summary>
    internal string? Mistake { get; private init; }

    /// <summary>The record, when it is one of this module and fresh from a cmdlet.</summary>
    internal DatabaseInfo? Record { get; private init; }

    /// <summary>Reads what a user passes.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It names no database.</exception>
    internal static DatabaseInput Parse(object? value)
    {
        var inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        return inner switch
        {
            DatabaseInput input => input,
            DatabaseInfo record => new DatabaseInput(record.DatabaseIdentifier) { Place = record.Database.Place, Record = record },
            string text when text.StartsWith("arn:", StringComparison.Ordinal) => OfArn(text),
            string { Length: > 0 } text => new DatabaseInput(text),
            null => throw Unreadable("$null came, so what should give one gave nothing"),
            "" => throw Unreadable("an empty text names none"),
            _ => OfObject(new InputObject(value!)) ?? throw Unreadable($"a {inner.GetType().Name} without these names none"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Identifier;

    /// <summary>Refuses what does not name one database.</summary>
    /// <exception cref="CommandException">It is no ARN of a database, or a pattern.</exception>
    internal void DemandOne()
    {
        if (Mistake is not null)
            throw new CommandException("InvalidDatabaseArn", ErrorCategory.InvalidArgument, Mistake, "Pass the identifier, or an ARN as the message shows it.", Identifier);
        if (HasWildcard)
        {
            throw new CommandException(
                "InvalidArguments", ErrorCategory.InvalidArgument, $"'{Identifier}' has a wildcard, and names of databases are wanted here.",
                $"Find them first: Get-RdsBackupDatabase {Typed.Word(Identifier)} | …", Identifier);
        }
    }

    private static DatabaseInput OfArn(string text) => Arn(text)
        ?? (SnapshotArn.TryParse(text, out _) ? throw new ArgumentTransformationMetadataException($"'{text}' is the ARN of a snapshot, not of a database: Get-RdsBackupSnapshot -Snapshot takes it.")
        // Whoever takes both kinds tells more of it as a snapshot's.
        : text.Contains("snapshot:", StringComparison.Ordinal) ? throw new ArgumentTransformationMetadataException(ArnMistake.In(text, "a database", "db", "cluster"))
        : new DatabaseInput(text) { Mistake = ArnMistake.In(text, "a database", "db", "cluster") });

    /// <summary>Reads the ARN of a database; null for what is none.</summary>
    internal static DatabaseInput? Arn(string text) =>
        text.Split(':', 7) is ["arn", _, "rds", { Length: > 0 } region, var account, "db" or "cluster", { Length: > 0 } id] && AccountId.IsValid(account)
            ? new DatabaseInput(id) { Place = new Place(account, region) }
            : null;

    private static DatabaseInput? OfObject(InputObject value)
    {
        // A snapshot tells its database too.
        if (value.First([.. SnapshotInput.ArnProperties, .. SnapshotInput.NameProperties]) is not null)
            return null;
        if (value.First(ArnProperties) is { } arn)
        {
            var plain = OfArn(arn);
            // An instance that AWS.Tools wrote may be the member of a cluster: that has its snapshots.
            return value.First("DBInstanceArn") == arn && value.First("DBClusterIdentifier") is { } cluster ? new DatabaseInput(cluster) { Place = plain.Place } : plain;
        }

        return value.First(NameProperties) is { } name ? new DatabaseInput(name) { Place = value.Place, Region = value.First("Region") } : null;
    }

    private static ArgumentTransformationMetadataException Unreadable(string what) =>
        new($"Pass a database's identifier, its ARN or an object with DBInstanceArn, DBClusterArn or DatabaseIdentifier; {what}.");
}
