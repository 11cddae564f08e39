using System.Globalization;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// What RDS tells EventBridge of snapshots, in the account and region they are kept in ("Amazon RDS event categories and event messages"). AWS tells
/// nothing of the end of a copy of a cluster snapshot, nothing of its deletion, and nothing of copies that fail.
/// </summary>
internal sealed class SnapshotEvents(ServiceEvents events)
{
    internal void Creating(Snapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Type == SnapshotType.Automated)
            Publish(snapshot, now, "creation", "RDS-EVENT-0090", "Creating automated snapshot", "backup", "RDS-EVENT-0168", "Creating automated cluster snapshot");
        else
            Publish(snapshot, now, "creation", "RDS-EVENT-0040", "Creating manual snapshot", "backup", "RDS-EVENT-0074", "Creating manual cluster snapshot");
    }

    internal void Created(Snapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Type == SnapshotType.Automated)
            Publish(snapshot, now, "creation", "RDS-EVENT-0091", "Automated snapshot created", "backup", "RDS-EVENT-0169", "Automated cluster snapshot created");
        else
            Publish(snapshot, now, "creation", "RDS-EVENT-0042", "Manual snapshot created", "backup", "RDS-EVENT-0075", "Manual cluster snapshot created");
    }

    internal void Deleted(Snapshot snapshot, DateTimeOffset now) =>
        PublishInstance(snapshot, now, "deletion", "RDS-EVENT-0041", $"Deleted {(snapshot.Type == SnapshotType.Manual ? "manual" : "automated")} snapshot");

    internal void CopyStarted(CopyInFlight copy, DateTimeOffset now) => Copy(copy, now, "RDS-EVENT-0059", "RDS-EVENT-0196", "Started copy of snapshot");

    // Only of a copy across regions AWS says how long it took.
    internal void CopyFinished(CopyInFlight copy, DateTimeOffset now) => Copy(
        copy,
        now,
        "RDS-EVENT-0060",
        "RDS-EVENT-0197",
        "Finished copy of snapshot",
        copy.AcrossRegions ? string.Create(CultureInfo.InvariantCulture, $" in {(now - copy.Target.Progress!.From).TotalMinutes:0} minutes") : "");

    internal void CopyCancelled(CopyInFlight copy, DateTimeOffset now) => Copy(copy, now, "RDS-EVENT-0061", "RDS-EVENT-0190", "Canceled snapshot copy request of");

    /// <summary>An instance is being restored: told where it will be, of the snapshot it comes from.</summary>
    internal void Restored(Snapshot snapshot, Call call) => Publish(
        call.AccountId,
        snapshot,
        call.Now,
        ("RDS DB Snapshot Event", "SNAPSHOT"),
        ("restoration", "RDS-EVENT-0043", $"Restored from snapshot {snapshot.Identifier}."),
        snapshot.TagsFor(call));

    private void Copy(CopyInFlight copy, DateTimeOffset now, string acrossRegions, string local, string message, string tookMinutes = "") => PublishInstance(
        copy.Target,
        now,
        "notification",
        copy.AcrossRegions ? acrossRegions : local,
        $"{message} {copy.Source.Identifier} {(copy.AcrossRegions ? "from" : "in")} region {copy.Source.Region}{tookMinutes}.");

    private void Publish(
        Snapshot snapshot, DateTimeOffset now, string category, string id, string message, string clusterCategory, string clusterId, string clusterMessage)
    {
        if (snapshot.Kind == SnapshotKind.Instance)
            PublishInstance(snapshot, now, category, id, message);
        else
            Publish(snapshot.AccountId, snapshot, now, ("RDS DB Cluster Snapshot Event", "CLUSTER_SNAPSHOT"), (clusterCategory, clusterId, clusterMessage), snapshot.Tags);
    }

    private void PublishInstance(Snapshot snapshot, DateTimeOffset now, string category, string id, string message)
    {
        if (snapshot.Kind == SnapshotKind.Instance)
            Publish(snapshot.AccountId, snapshot, now, ("RDS DB Snapshot Event", "SNAPSHOT"), (category, id, message), snapshot.Tags);
    }

    private void Publish(
        string accountId,
        Snapshot snapshot,
        DateTimeOffset now,
        (string DetailType, string Source) type,
        (string Category, string Id, string Message) what,
        IReadOnlyDictionary<string, string> tags) =>
        events.Publish(RdsEvent.Of(accountId, snapshot.Region, now, type, snapshot.Arn, snapshot.Identifier, what, tags));
}
