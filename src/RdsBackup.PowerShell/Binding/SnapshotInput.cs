using System.Globalization;
using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A snapshot as a user names it: an identifier, an ARN, a record of this module, or an object of AWS.Tools.</summary>
public sealed class SnapshotInput
{
    // Ours, then those of AWS.Tools.
    internal static readonly string[] ArnProperties = ["SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn"];

    // Columns of a list that somebody wrote by hand.
    internal static readonly string[] NameProperties = ["SnapshotIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier"];

    private SnapshotInput(string text) => Text = text;

    /// <summary>The ARN; null when only an identifier is known.</summary>
    internal SnapshotArn? Arn { get; private init; }

    /// <summary>Account and region, as far as the input names them without an ARN.</summary>
    internal Place? Place { get; private init; }

    /// <summary>The region, when the input names one without an account.</summary>
    internal string? Region { get; private init; }

    /// <summary>Whether it is a pattern.</summary>
    internal bool HasWildcard => Arn is null && NamePattern.HasWildcard(Text);

    /// <summary>The record, when it is one of this module and fresh from a cmdlet.</summary>
    internal ISnapshotRecord? Record { get; private init; }

    /// <summary>Where its data comes from, as far as the input tells; the owner's tags tell it too.</summary>
    internal CopyOrigin? Origin { get; private init; }

    /// <summary>When it is a copy of what another account shared: that.</summary>
    internal SnapshotArn? SharedSource { get; private init; }

    /// <summary>The identifier or ARN.</summary>
    internal string Text { get; }

    /// <summary>Reads what a user passes.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It names no snapshot.</exception>
    internal static SnapshotInput Parse(object? value)
    {
        var inner = value is PSObject wrapped ? wrapped.BaseObject : value;
        return inner switch
        {
            SnapshotInput input => input,
            ISnapshotRecord record => new SnapshotInput(record.Arn.ToString())
            {
                Arn = record.Arn,
                Record = record,
                Origin = record.Origin,
                SharedSource = record is SnapshotCopy copy ? SharedSourceOf(record.Arn, copy.CopiedFrom) : null,
            },
            string text when text.StartsWith("arn:", StringComparison.Ordinal) => OfArn(text),
            string { Length: > 0 } text => new SnapshotInput(text),
            DatabaseInfo => throw new ArgumentTransformationMetadataException("A database is no snapshot: put Get-RdsBackupSnapshot -Latest between."),
            null => throw Unreadable("$null came, so what should give one gave nothing"),
            "" => throw Unreadable("an empty text names none"),
            _ => OfObject(new InputObject(value!)) ?? throw Unreadable($"a {inner.GetType().Name} without these names none"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Refuses what does not name one snapshot.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidSnapshotArn"/>.</exception>
    /// <exception cref="CommandException">It is a pattern.</exception>
    internal void DemandOne()
    {
        if (Mistake is not null)
            throw new CommandException(nameof(FailureKind.InvalidSnapshotArn), ErrorCategory.InvalidArgument, Mistake, "Pass the identifier, or an ARN as the message shows it.", Text);
        if (HasWildcard)
        {
            throw new CommandException(
                "InvalidArguments", ErrorCategory.InvalidArgument, $"'{Text}' has a wildcard, and names of snapshots are wanted here.",
                $"Find them first: Get-RdsBackupSnapshot -Snapshot {Typed.Word(Text)} | …", Text);
        }
    }

    private string? Mistake { get; init; }

    // A malformed ARN is one item's error, with an id; what is a database's may be meant for another parameter.
    private static SnapshotInput OfArn(string text) =>
        SnapshotArn.TryParse(text, out var arn) ? new SnapshotInput(text) { Arn = arn }
        : DatabaseInput.Arn(text) is not null ? throw new ArgumentTransformationMetadataException($"'{text}' is the ARN of a database: put Get-RdsBackupSnapshot -Latest between.")
        : new SnapshotInput(text) { Mistake = ArnMistake.In(text, "an RDS snapshot", "snapshot", "cluster-snapshot") };

    private static SnapshotInput? OfObject(InputObject value)
    {
        if (value.First(ArnProperties) is not { } arn)
            return value.First(NameProperties) is { } name ? new SnapshotInput(name) { Place = value.Place, Region = value.First("Region") } : null;
        var plain = OfArn(arn);
        return plain.Arn is not { } read ? plain : new SnapshotInput(arn)
        {
            Arn = read,
            Origin = OriginOf(read, value.First(nameof(SnapshotCopy.SourceSnapshotArn)), value[nameof(SnapshotCopy.DataTime)], value.First(nameof(SnapshotCopy.DatabaseIdentifier))),
            SharedSource = SharedSourceOf(read, value.First(nameof(SnapshotCopy.CopiedFrom))),
        };
    }

    // A record that went through a file keeps where its data comes from, unless it was written there without fractions of seconds: then the name tells.
    private static CopyOrigin? OriginOf(SnapshotArn arn, string? source, object? time, string? database)
    {
        if (!SnapshotArn.TryParse(source, out var entered) || database is null
            || !LanguagePrimitives.TryConvertTo<DateTimeOffset>(Plain(time), CultureInfo.InvariantCulture, out var taken))
        {
            return null;
        }

        var lineage = new Lineage(entered, taken, database);
        return lineage.CopyName == arn.Id ? new CopyOrigin(lineage, new Dictionary<string, string>(StringComparer.Ordinal)) : null;
    }

    // Export-Clixml knows DateTime and takes DateTimeOffset apart.
    private static object? Plain(object? time) => (time as PSObject)?.Properties[nameof(DateTimeOffset.UtcDateTime)]?.Value ?? time;

    private static SnapshotArn? SharedSourceOf(SnapshotArn copy, string? copiedFrom) =>
        SnapshotArn.TryParse(copiedFrom, out var source) && source.Place.AccountId != copy.Place.AccountId ? source : null;

    private static ArgumentTransformationMetadataException Unreadable(string what) =>
        new($"Pass a snapshot's identifier, its ARN or an object with DBSnapshotArn or SnapshotIdentifier; {what}.");
}
