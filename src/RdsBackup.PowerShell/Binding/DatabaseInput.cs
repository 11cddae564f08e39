using System.Management.Automation;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;

namespace RdsBackup;

/// <summary>A DB instance or DB cluster as a user names it: an identifier, an ARN, a record of this module, or an object of AWS.Tools.</summary>
public sealed class DatabaseInput
{
    // Ours, then those of AWS.Tools.
    private static readonly string[] ArnProperties = ["DatabaseArn", "DBInstanceArn", "DBClusterArn"];

    private DatabaseInput(string identifier) => Identifier = identifier;

    /// <summary>The identifier.</summary>
    internal string Identifier { get; }

    /// <summary>Where it is; null when only an identifier is known.</summary>
    internal Place? Place { get; private init; }

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
            null or "" => throw Unreadable("nothing"),
            _ => OfObject(PSObject.AsPSObject(value)) ?? throw Unreadable($"a {inner.GetType().Name}"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Identifier;

    private static DatabaseInput OfArn(string text) =>
        text.Split(':', 7) is ["arn", _, "rds", { Length: > 0 } region, var account, "db" or "cluster", { Length: > 0 } id] && AccountId.IsValid(account)
            ? new DatabaseInput(id) { Place = new Place(account, region) }
            : throw new ArgumentTransformationMetadataException(SnapshotArn.TryParse(text, out _)
                ? $"'{text}' is the ARN of a snapshot, not of a database: Get-RdsBackupSnapshot -Snapshot takes it."
                : ArnMistake.In(text, "a database", "db", "cluster"));

    private static DatabaseInput? OfObject(PSObject value)
    {
        string? Text(string property) => value.Properties[property]?.Value?.ToString() is { Length: > 0 } text ? text : null;

        if (ArnProperties.Select(Text).FirstOrDefault(text => text is not null) is not { } arn)
            return null;
        var plain = OfArn(arn);

        // An instance that AWS.Tools wrote may be the member of a cluster: that has its snapshots.
        return Text("DBInstanceArn") == arn && Text("DBClusterIdentifier") is { } cluster ? new DatabaseInput(cluster) { Place = plain.Place } : plain;
    }

    private static ArgumentTransformationMetadataException Unreadable(string what) =>
        new($"Pass a database's identifier, its ARN or an object with DBInstanceArn or DBClusterArn; {what} is none of them.");
}
