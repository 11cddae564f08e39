using RdsBackup.Core.Coverage;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>Whether a database has a proven copy in the backup account that is young enough.</summary>
public sealed class CoverageInfo
{
    internal CoverageInfo(string database, Place? place, SnapshotKind? kind, string? leftOut, CoverageVerdict? verdict, Snapshot? newest, DateTimeOffset now)
    {
        (DatabaseIdentifier, AccountId, Region, Kind) = (database, place?.AccountId, place?.Region, kind?.ToString());
        Status = leftOut is not null ? "LeftOut" : verdict!.Why is null ? "Covered" : "NotCovered";
        Reason = leftOut ?? verdict!.Why;
        (Arrived, SnapshotIdentifier, SnapshotArn) = (verdict?.Newest?.Arrived, newest?.Arn.Id, newest?.Arn.ToString());
        Age = now - Arrived;
        DataTime = newest is null ? null : newest.OriginallyCreated ?? Lineage.OfOurs(newest)?.SourceTime;
    }

    /// <summary>The identifier of the DB instance or DB cluster.</summary>
    public string DatabaseIdentifier { get; }

    /// <summary><c>Instance</c> or <c>Cluster</c>; null when only its name is known.</summary>
    public string? Kind { get; }

    /// <summary>Its region; null when only its name is known.</summary>
    public string? Region { get; }

    /// <summary>Its account; null when only its name is known.</summary>
    public string? AccountId { get; }

    /// <summary><c>Covered</c>, <c>NotCovered</c>, or <c>LeftOut</c> for what the policy does not select.</summary>
    public string Status { get; }

    /// <summary>Why it is not covered, or left out; null when it is covered.</summary>
    public string? Reason { get; }

    /// <summary>Its newest proven copy; null when there is none.</summary>
    public string? SnapshotIdentifier { get; }

    /// <summary>That copy's ARN.</summary>
    public string? SnapshotArn { get; }

    /// <summary>When that copy arrived in the backup account.</summary>
    public DateTimeOffset? Arrived { get; }

    /// <summary>How long ago that was.</summary>
    public TimeSpan? Age { get; }

    /// <summary>When that copy's data was snapshotted: what is younger is lost with the database.</summary>
    public DateTimeOffset? DataTime { get; }

    /// <inheritdoc/>
    public override string ToString() => DatabaseIdentifier;
}
