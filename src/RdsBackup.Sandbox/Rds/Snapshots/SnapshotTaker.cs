using RdsBackup.Sandbox.Model;

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
            Image = database.Image,
            CreateTime = now,
            OriginalCreateTime = now,
            Status = SnapshotStatus.Creating,
            Progress = new Progress(now, now + duration),
        };
        if (database.CopyTagsToSnapshot)
            TagRules.Add(snapshot.Tags, database.Tags.Where(tag => !ReservedTags.IsReserved(tag.Key)).ToDictionary(StringComparer.Ordinal));
        TagRules.Add(snapshot.Tags, tags);
        model.In(database.AccountId, database.Region).Snapshots(database.Kind).Add(identifier, snapshot);
        timeline.At(now + duration, at => Finish(snapshot, at));
        events.Creating(snapshot, now);
        return snapshot;
    }

    private void Finish(Snapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Status != SnapshotStatus.Creating)
            return;
        snapshot.Status = SnapshotStatus.Available;
        events.Created(snapshot, now);
    }
}
