using System.Globalization;
using System.Text.Json.Nodes;
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

    internal void CopyFinished(CopyInFlight copy, DateTimeOffset now) => Copy(copy, now, "RDS-EVENT-0060", "RDS-EVENT-0197", "Finished copy of snapshot");

    internal void CopyCancelled(CopyInFlight copy, DateTimeOffset now) => Copy(copy, now, "RDS-EVENT-0061", "RDS-EVENT-0190", "Canceled copy request of snapshot");

    private void Copy(CopyInFlight copy, DateTimeOffset now, string acrossRegions, string local, string message) => PublishInstance(
        copy.Target,
        now,
        "notification",
        copy.AcrossRegions ? acrossRegions : local,
        $"{message} {copy.Source.Identifier} from region {copy.Source.Region}.");

    private void Publish(
        Snapshot snapshot, DateTimeOffset now, string category, string id, string message, string clusterCategory, string clusterId, string clusterMessage)
    {
        if (snapshot.Kind == SnapshotKind.Instance)
            PublishInstance(snapshot, now, category, id, message);
        else
            Publish(snapshot, now, "RDS DB Cluster Snapshot Event", "CLUSTER_SNAPSHOT", clusterCategory, clusterId, clusterMessage);
    }

    private void PublishInstance(Snapshot snapshot, DateTimeOffset now, string category, string id, string message)
    {
        if (snapshot.Kind == SnapshotKind.Instance)
            Publish(snapshot, now, "RDS DB Snapshot Event", "SNAPSHOT", category, id, message);
    }

    private void Publish(Snapshot snapshot, DateTimeOffset now, string detailType, string sourceType, string category, string id, string message) =>
        events.Publish(new ServiceEvent(snapshot.AccountId, snapshot.Region, now, "aws.rds", detailType, [snapshot.Arn], new JsonObject
        {
            ["EventCategories"] = new JsonArray(category),
            ["SourceType"] = sourceType,
            ["SourceArn"] = snapshot.Arn,
            ["Date"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["Message"] = message,
            ["SourceIdentifier"] = snapshot.Identifier,
            ["EventID"] = id,
            ["Tags"] = new JsonObject(snapshot.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
        }));
}
