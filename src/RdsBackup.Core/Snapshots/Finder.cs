using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

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
            await foreach (var database in target.Rds.DatabasesAsync(kind, null, cancellation).ConfigureAwait(false))
            {
                if (filter.Matches(database))
                    yield return database;
            }
        }
    }

    /// <summary>A database by identifier: an instance, else a cluster.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.DatabaseNotFound"/>.</exception>
    public static async Task<Database> DatabaseAsync(Target target, string id, CancellationToken cancellation)
    {
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            try
            {
                await foreach (var database in target.Rds.DatabasesAsync(kind, id, cancellation).ConfigureAwait(false))
                    return database;
            }
            catch (BackupException missing) when (missing.Kind == FailureKind.DatabaseNotFound)
            {
            }
        }

        throw Failures.DatabaseNotFound(id, target.Place);
    }

    /// <summary>The snapshots of an account and region, page by page: of instances, then of clusters.</summary>
    public static async IAsyncEnumerable<Snapshot> SnapshotsAsync(
        Target target, SnapshotFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var kind in Enum.GetValues<SnapshotKind>())
        {
            if (filter.Kind is not null && filter.Kind != kind)
                continue;
            await foreach (var snapshot in target.Rds.SnapshotsAsync(kind, filter.Database, filter.Type, cancellation).ConfigureAwait(false))
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
            if (await target.Rds.ByIdAsync(kind, [id], cancellation).ConfigureAwait(false) is [var found, ..])
                return found;
        }

        throw Failures.SnapshotNotFound(id, target.Place);
    }

    /// <summary>A snapshot by ARN.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotNotFound"/>.</exception>
    public static async Task<Snapshot> SnapshotAsync(Target target, SnapshotArn arn, CancellationToken cancellation) =>
        await target.Rds.FindAsync(arn, cancellation).ConfigureAwait(false) ?? throw Failures.SnapshotNotFound(arn);

    // A copied cluster snapshot has only the time of the copy: old data would pass for new.
    private static bool TellsItsAge(Snapshot snapshot) => snapshot.OriginallyCreated is not null || string.IsNullOrEmpty(snapshot.CopiedFrom);

    /// <summary>The newest available snapshot of a database by the time of its data, automated or manual, never one of ours.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.NoSnapshot"/>.</exception>
    public static async Task<Snapshot> LatestAsync(Target target, Database database, CancellationToken cancellation)
    {
        Snapshot? latest = null;
        await foreach (var snapshot in target.Rds.SnapshotsAsync(database.Kind, database.Id, null, cancellation).ConfigureAwait(false))
        {
            if (snapshot is { IsAvailable: true, Type: "automated" or "manual" } && TellsItsAge(snapshot) && Lineage.OfOurs(snapshot) is null
                && (latest is null || snapshot.DataTime > latest.DataTime))
            {
                latest = snapshot;
            }
        }

        return latest ?? throw Failures.NoSnapshot(database);
    }
}
