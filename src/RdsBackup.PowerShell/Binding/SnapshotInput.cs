using System.Globalization;
using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;

namespace RdsBackup;

/// <summary>A snapshot as a user names it: an identifier, an ARN, a record of this module, or an object of AWS.Tools.</summary>
public sealed class SnapshotInput
{
    // Ours, then those of AWS.Tools.
    private static readonly string[] ArnProperties = ["SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn"];

    private SnapshotInput(string text) => Text = text;

    /// <summary>The ARN; null when only an identifier is known.</summary>
    internal SnapshotArn? Arn { get; private init; }

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
            null or "" => throw Unreadable("nothing"),
            _ => OfObject(PSObject.AsPSObject(value)) ?? throw Unreadable($"a {inner.GetType().Name}"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static SnapshotInput OfArn(string text) => SnapshotArn.TryParse(text, out var arn)
        ? new SnapshotInput(text) { Arn = arn }
        : throw new ArgumentTransformationMetadataException(ArnMistake.In(text, "an RDS snapshot", "snapshot", "cluster-snapshot"));

    private static SnapshotInput? OfObject(PSObject value)
    {
        string? Text(string property) => value.Properties[property]?.Value?.ToString() is { Length: > 0 } text ? text : null;

        if (ArnProperties.Select(Text).FirstOrDefault(text => text is not null) is not { } arn)
            return null;
        var plain = OfArn(arn);
        return new SnapshotInput(arn)
        {
            Arn = plain.Arn,
            Origin = OriginOf(plain.Arn!, Text(nameof(SnapshotCopy.SourceSnapshotArn)), value.Properties[nameof(SnapshotCopy.DataTime)]?.Value, Text(nameof(SnapshotCopy.DatabaseIdentifier))),
            SharedSource = SharedSourceOf(plain.Arn!, Text(nameof(SnapshotCopy.CopiedFrom))),
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
        new($"Pass a snapshot's identifier, its ARN or an object with DBSnapshotArn; {what} is none of them.");
}
