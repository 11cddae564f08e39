using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Rds;

/// <summary>How databases come, change and go over time.</summary>
internal sealed class DatabaseLife(
    RdsModel model, AutomatedBackups backups, SnapshotTaker taker, SnapshotQuota quota, DatabaseEvents events, Timeline timeline, RdsSettings settings)
{
    /// <summary>Adds a database that will be available after a while.</summary>
    internal void Begin(Database database, TimeSpan takes, DateTimeOffset now)
    {
        var region = model.In(database.AccountId, database.Region);
        if (database is DbInstance instance)
            region.Instances.Add(instance.Identifier, instance);
        else
            region.Clusters.Add(database.Identifier, (DbCluster)database);
        database.Status = DatabaseStatus.Creating;
        timeline.At(now + takes, at =>
        {
            database.Settle(DatabaseStatus.Creating);
            events.Created(database, at);
            backups.Plan(database, at);
        });
    }

    /// <summary>Lets a database be busy with a change for a while.</summary>
    internal void Change(Database database, DateTimeOffset now)
    {
        database.Status = DatabaseStatus.Modifying;
        timeline.At(now + settings.Timings.ModifyDatabase, _ => database.Settle(DatabaseStatus.Modifying));
    }

    /// <summary>Deletes a database, after its last snapshot when one is asked for.</summary>
    internal void End(Database database, string? finalSnapshot, bool deleteBackups, DateTimeOffset now)
    {
        var region = model.In(database.AccountId, database.Region);
        var takes = settings.Timings.DeleteDatabase;
        if (finalSnapshot is not null)
        {
            if (region.Snapshots(database.Kind).ContainsKey(finalSnapshot))
                throw database.Kind.AlreadyExists(finalSnapshot);
            quota.DemandManual(database.Kind, database.AccountId, database.Region);
            var last = taker.Take(database, finalSnapshot, SnapshotType.Manual, new Dictionary<string, string>(StringComparer.Ordinal), now);
            takes += last.Progress!.To - last.Progress.From;
        }

        database.BackupPlan++;
        database.Status = DatabaseStatus.Deleting;
        if (deleteBackups)
            backups.RemoveAll(database, now);
        timeline.At(now + takes, at =>
        {
            Forget(region, database);
            events.Deleted(database, at);
        });
    }

    private static void Forget(RdsRegion region, Database database)
    {
        if (database is DbInstance)
            region.Instances.Remove(database.Identifier);
        else
            region.Clusters.Remove(database.Identifier);
    }
}
