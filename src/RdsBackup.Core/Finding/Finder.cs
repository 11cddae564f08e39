using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Finding;

/// <summary>Finds databases and their snapshots.</summary>
public static class Finder
{
    /// <summary>The databases of an account and region, page by page: instances, then clusters.</summary>
    public static async IAsyncEnumerable<Database> DatabasesAsync(
        Target target, DatabaseFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            if (filter.Kind is not null && filter.Kind != kind)
                continue;
            await foreach (var database in target.Of<RdsGateway>().DatabasesAsync(kind, null, cancellation).ConfigureAwait(false))
            {
                if (filter.Matches(database))
                    yield return database;
            }
        }
    }

    /// <summary>What a policy selects of the databases that are there. Whoever writes or deploys a policy need not be able to see databases.</summary>
    public static async Task<SelectionReport> SelectedAsync(Target target, Selection selection, CancellationToken cancellation)
    {
        try
        {
            var databases = new List<Database>();
            await foreach (var database in DatabasesAsync(target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                databases.Add(database);
            return new SelectionReport(selection, [target.Place], databases);
        }
        catch (BackupException unseen)
        {
            return SelectionReport.Blind(selection, unseen.Message);
        }
    }

    /// <summary>The names of all databases, to guess which was meant; none where they cannot be listed.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(Target target, CancellationToken cancellation)
    {
        var found = new List<string>();
        try
        {
            await foreach (var database in DatabasesAsync(target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
                found.Add(database.Id);
        }
        catch (BackupException)
        {
            // Whoever may see one database need not be able to see all.
        }

        return found;
    }

    /// <summary>A database by identifier: an instance, else a cluster.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.DatabaseNotFound"/>, or <see cref="FailureKind.ClusterMember"/> for an instance without snapshots of its own.</exception>
    public static async Task<Database> DatabaseAsync(Target target, string id, CancellationToken cancellation)
    {
        BackupException? member = null;
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            try
            {
                await foreach (var database in target.Of<RdsGateway>().DatabasesAsync(kind, id, cancellation).ConfigureAwait(false))
                    return database;
            }
            catch (BackupException missing) when (missing.Kind is FailureKind.DatabaseNotFound or FailureKind.ClusterMember)
            {
                // A cluster may be called like one of its members.
                member ??= missing.Kind == FailureKind.ClusterMember ? missing : null;
            }
        }

        throw member ?? FindFailures.DatabaseNotFound(id, target.Place);
    }

    /// <summary>The snapshots of an account and region, page by page: of instances, then of clusters.</summary>
    public static async IAsyncEnumerable<Snapshot> SnapshotsAsync(
        Target target, SnapshotFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            if (filter.Kind is not null && filter.Kind != kind)
                continue;
            await foreach (var snapshot in target.Of<RdsGateway>().SnapshotsAsync(kind, filter.Database, filter.Type, cancellation).ConfigureAwait(false))
            {
                if (filter.Matches(snapshot))
                    yield return snapshot;
            }
        }
    }

    /// <summary>A snapshot of the target's own account by identifier, of either kind.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotNotFound"/>.</exception>
    public static async Task<Snapshot> SnapshotAsync(Target target, string id, CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            if (await target.Of<RdsGateway>().ByIdAsync(kind, [id], cancellation).ConfigureAwait(false) is [var found, ..])
                return found;
        }

        throw FindFailures.SnapshotNotFound(id, target.Place);
    }

    /// <summary>A snapshot by ARN.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotNotFound"/>.</exception>
    public static async Task<Snapshot> SnapshotAsync(Target target, SnapshotArn arn, CancellationToken cancellation) =>
        await target.Of<RdsGateway>().FindAsync(arn, cancellation).ConfigureAwait(false) ?? throw FindFailures.SnapshotNotFound(arn);

    // A copied cluster snapshot has only the time of the copy: old data would pass for new.
    private static bool TellsItsAge(Snapshot snapshot) => snapshot.OriginallyCreated is not null || string.IsNullOrEmpty(snapshot.CopiedFrom);

    /// <summary>The newest available snapshot of a database by the time of its data, never one of ours.</summary>
    /// <param name="target">The account and region.</param>
    /// <param name="database">The database.</param>
    /// <param name="type">AWS's type; null for automated and manual ones.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.NoSnapshot"/>.</exception>
    public static async Task<Snapshot> LatestAsync(Target target, Database database, string? type, CancellationToken cancellation)
    {
        Snapshot? latest = null;
        await foreach (var snapshot in target.Of<RdsGateway>().SnapshotsAsync(database.Kind, database.Id, type, cancellation).ConfigureAwait(false))
            latest = Newer(latest, snapshot, type);
        return latest ?? throw FindFailures.NoSnapshot(database, type);
    }

    /// <summary>The same for every database of an account and region that has one, with one list of all snapshots: RDS has as few pages of them as of few databases.</summary>
    public static async Task<IReadOnlyDictionary<(SnapshotKind Kind, string Database), Snapshot>> LatestAsync(Target target, string? type, CancellationToken cancellation)
    {
        var latest = new Dictionary<(SnapshotKind, string), Snapshot>();
        await foreach (var snapshot in SnapshotsAsync(target, new SnapshotFilter { Type = type }, cancellation).ConfigureAwait(false))
        {
            var database = (snapshot.Arn.Kind, snapshot.Database);
            if (Newer(latest.GetValueOrDefault(database), snapshot, type) is { } newer)
                latest[database] = newer;
        }

        return latest;
    }

    /// <summary>What it means that a database is not among the latest.</summary>
    public static BackupException NoSnapshot(Database database, string? type) => FindFailures.NoSnapshot(database, type);

    private static Snapshot? Newer(Snapshot? latest, Snapshot snapshot, string? type) =>
        snapshot.IsAvailable && (type is null ? snapshot.Type is "automated" or "manual" : snapshot.Type == type) && TellsItsAge(snapshot)
            && Lineage.OfOurs(snapshot) is null && (latest is null || snapshot.DataTime > latest.DataTime) ? snapshot : latest;
}
