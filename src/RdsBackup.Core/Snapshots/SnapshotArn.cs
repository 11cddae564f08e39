using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>The ARN of a DB snapshot or DB cluster snapshot, e.g. <c>arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-12</c>.</summary>
/// <param name="Partition">E.g. <c>aws</c>.</param>
/// <param name="Place">Owner and region.</param>
/// <param name="Kind">Instance or cluster.</param>
/// <param name="Id">The snapshot's identifier; an automated one's begins with <c>rds:</c>.</param>
public sealed partial record SnapshotArn(string Partition, Place Place, SnapshotKind Kind, string Id)
{
    /// <summary>Reads an ARN, or refuses what is not one.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidSnapshotArn"/>.</exception>
    public static SnapshotArn Parse(string text) => TryParse(text, out var arn) ? arn : throw SnapshotFailures.InvalidSnapshotArn(text);

    /// <summary>Reads an ARN; false for anything that is not the ARN of a snapshot.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SnapshotArn? arn)
    {
        arn = null;
        if (text?.Split(':', 7) is not ["arn", var partition, "rds", var region, var account, var type, var id]
            || !Word().IsMatch(partition) || !Word().IsMatch(region) || !AccountId.IsValid(account) || !Identifier().IsMatch(id))
        {
            return false;
        }

        SnapshotKind? kind = type switch { "snapshot" => SnapshotKind.Instance, "cluster-snapshot" => SnapshotKind.Cluster, _ => null };
        if (kind is null)
            return false;

        arn = new SnapshotArn(partition, new Place(account, region), kind.Value, id);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"arn:{Partition}:rds:{Place.Region}:{Place.AccountId}:{(Kind == SnapshotKind.Cluster ? "cluster-snapshot" : "snapshot")}:{Id}";

    [GeneratedRegex(@"^[a-z0-9-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Word();

    // AWS's own have a word before their name; a part more belongs to nothing.
    [GeneratedRegex(@"^([a-z]+:)?[A-Za-z0-9-]+\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();
}
