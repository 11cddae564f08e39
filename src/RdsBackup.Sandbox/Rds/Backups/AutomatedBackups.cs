using System.Globalization;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The daily snapshots RDS takes of every database with a retention period, and removes when that is over.</summary>
internal sealed class AutomatedBackups(RdsModel model, SnapshotTaker taker, SnapshotRemover remover, Timeline timeline)
{
    /// <summary>The name of an automated snapshot.</summary>
    internal static string NameOf(string database, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"rds:{database}-{at.UtcDateTime:yyyy-MM-dd-HH-mm}");

    /// <summary>Plans a database's snapshots anew, after it came to be or its window or retention changed.</summary>
    internal void Plan(Database database, DateTimeOffset now)
    {
        database.BackupPlan++;
        if (database is DbInstance { ClusterIdentifier: not null })
            return;
        if (database.Image.BackupRetentionPeriod == 0)
            RemoveAll(database, now);
        else
            Next(database, now);
    }

    /// <summary>Plans the end of an automated snapshot.</summary>
    internal void PlanEnd(Snapshot snapshot, int days) => timeline.Upkeep(snapshot.CreateTime.AddDays(days), at => Expire(snapshot, at));

    /// <summary>Removes a database's automated snapshots, as deleting it does unless they are retained.</summary>
    internal void RemoveAll(Database database, DateTimeOffset now)
    {
        foreach (var snapshot in Of(database).ToArray())
            remover.Remove(snapshot, now);
    }

    private IEnumerable<Snapshot> Of(Database database) => model.In(database.AccountId, database.Region).Snapshots(database.Kind).Values
        .Where(snapshot => snapshot.Type == SnapshotType.Automated && snapshot.Image.ResourceId == database.Image.ResourceId);

    private void Next(Database database, DateTimeOffset after)
    {
        var plan = database.BackupPlan;
        var when = BackupWindow.Parse(database.Image.PreferredBackupWindow).NextFor(database.Identifier, after);
        timeline.Upkeep(when, at => Take(database, plan, at));
    }

    private void Take(Database database, int plan, DateTimeOffset now)
    {
        var region = model.In(database.AccountId, database.Region);
        if (plan != database.BackupPlan || region.FindDatabase(database.Kind, database.Identifier) != database)
            return;

        // It waits for a snapshot that somebody else has begun.
        if (database.Status == DatabaseStatus.BackingUp)
        {
            timeline.Upkeep(now.AddMinutes(1), at => Take(database, plan, at));
            return;
        }

        var name = NameOf(database.Identifier, now);
        if (database.Status == DatabaseStatus.Available && !region.Snapshots(database.Kind).ContainsKey(name))
        {
            var snapshot = taker.Take(database, name, SnapshotType.Automated, new Dictionary<string, string>(StringComparer.Ordinal), now);
            PlanEnd(snapshot, database.Image.BackupRetentionPeriod);
        }

        Next(database, now);
    }

    private void Expire(Snapshot snapshot, DateTimeOffset now)
    {
        if (model.Holds(snapshot) && snapshot.Status != SnapshotStatus.Deleting)
            remover.Remove(snapshot, now);
    }
}
