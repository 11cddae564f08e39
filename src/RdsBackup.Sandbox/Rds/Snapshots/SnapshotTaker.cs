using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Takes snapshots of databases, for a caller or by itself.</summary>
internal sealed class SnapshotTaker(RdsModel model, SnapshotEvents events, Timeline timeline, RdsSettings settings)
{
    internal Snapshot Take(Database database, string identifier, string type, IReadOnlyDictionary<string, string> tags, DateTimeOffset now)
    {
        var duration = settings.Timings.ForSnapshot(database.Image.AllocatedStorage);
        var snapshot = new Snapshot
        {
            Kind = database.Kind,
            AccountId = database.AccountId,
            Region = database.Region,
            Identifier = identifier,
            Type = type,
            DatabaseIdentifier = database.Identifier,
            Image = database.Image with { Tags = database.OwnTags },
            CreateTime = now,
            OriginalCreateTime = now,
            Status = SnapshotStatus.Creating,
            Progress = new Progress(now, now + duration),
        };

        // One tag given is enough, and none of the database's is copied (RDS user guide, "Copying tags to DB snapshots").
        TagRules.Add(snapshot.Tags, tags.Count == 0 && database.CopyTagsToSnapshot ? database.OwnTags : tags);
        model.In(database.AccountId, database.Region).Snapshots(database.Kind).Add(identifier, snapshot);
        if (database is DbInstance)
            database.Status = DatabaseStatus.BackingUp;
        timeline.At(now + duration, at => Finish(database, snapshot, at));
        events.Creating(snapshot, now);
        return snapshot;
    }

    private void Finish(Database database, Snapshot snapshot, DateTimeOffset now)
    {
        database.Settle(DatabaseStatus.BackingUp);
        if (snapshot.Status != SnapshotStatus.Creating)
            return;
        snapshot.Status = SnapshotStatus.Available;
        events.Created(snapshot, now);
    }
}
