using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What RDS tells of the coming and going of databases.</summary>
internal sealed class DatabaseEvents(ServiceEvents events)
{
    internal void Created(Database database, DateTimeOffset now) =>
        Tell(database, now, database.Kind == SnapshotKind.Instance
            ? ("creation", "RDS-EVENT-0005", "DB instance created.")
            : ("creation", "RDS-EVENT-0170", "DB cluster created."));

    internal void Deleted(Database database, DateTimeOffset now) =>
        Tell(database, now, database.Kind == SnapshotKind.Instance
            ? ("deletion", "RDS-EVENT-0003", "DB instance deleted.")
            : ("deletion", "RDS-EVENT-0171", "DB cluster deleted."));

    internal void Stopped(DbInstance instance, DateTimeOffset now) => Tell(instance, now, ("notification", "RDS-EVENT-0087", "DB instance stopped."));

    internal void Started(DbInstance instance, DateTimeOffset now) => Tell(instance, now, ("notification", "RDS-EVENT-0088", "DB instance started."));

    internal void Restarted(DbInstance instance, DateTimeOffset now) => Tell(instance, now, ("availability", "RDS-EVENT-0006", "DB instance restarted."));

    private void Tell(Database database, DateTimeOffset now, (string Category, string Id, string Message) what) => events.Publish(RdsEvent.Of(
        database.AccountId,
        database.Region,
        now,
        database.Kind == SnapshotKind.Instance ? ("RDS DB Instance Event", "DB_INSTANCE") : ("RDS DB Cluster Event", "CLUSTER"),
        database.Arn,
        database.Identifier,
        what,
        database.Tags));
}
