using System.Management.Automation;
using RdsBackup.Core.Snapshots;

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
            ISnapshotRecord record => new SnapshotInput(record.Arn.ToString()) { Arn = record.Arn, Record = record },
            string text when text.StartsWith("arn:", StringComparison.Ordinal) => OfArn(text),
            string { Length: > 0 } text => new SnapshotInput(text),
            null => throw Unreadable("nothing"),
            _ => ArnIn(PSObject.AsPSObject(value)) is { } arn ? OfArn(arn) : throw Unreadable($"a {inner.GetType().Name}"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static SnapshotInput OfArn(string text) => SnapshotArn.TryParse(text, out var arn)
        ? new SnapshotInput(text) { Arn = arn }
        : throw new ArgumentTransformationMetadataException(
            $"'{text}' is not the ARN of an RDS snapshot: arn:<partition>:rds:<region>:<account>:snapshot:<name>, or cluster-snapshot.");

    private static string? ArnIn(PSObject value) => ArnProperties
        .Select(name => value.Properties[name]?.Value?.ToString())
        .FirstOrDefault(arn => !string.IsNullOrEmpty(arn));

    private static ArgumentTransformationMetadataException Unreadable(string what) =>
        new($"Pass a snapshot's identifier, its ARN or an object with DBSnapshotArn; {what} is none of them.");
}
