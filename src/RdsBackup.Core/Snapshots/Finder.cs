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
        foreach (var kind in new[] { SnapshotKind.Instance, SnapshotKind.Cluster })
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

    /// <summary>A snapshot by ARN.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotNotFound"/>.</exception>
    public static async Task<Snapshot> SnapshotAsync(Target target, SnapshotArn arn, CancellationToken cancellation) =>
        await target.Rds.FindAsync(arn, cancellation).ConfigureAwait(false) ?? throw Failures.SnapshotNotFound(arn);

    /// <summary>The newest available snapshot of a database by the time of its data, automated or manual, never one of ours.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.NoSnapshot"/>.</exception>
    public static async Task<Snapshot> LatestAsync(Target target, Database database, CancellationToken cancellation)
    {
        Snapshot? latest = null;
        await foreach (var snapshot in target.Rds.SnapshotsAsync(database.Kind, database.Id, null, cancellation).ConfigureAwait(false))
        {
            if (snapshot is { IsAvailable: true, Type: "automated" or "manual" } && Lineage.OfOurs(snapshot) is null
                && (latest is null || snapshot.DataTime > latest.DataTime))
            {
                latest = snapshot;
            }
        }

        return latest ?? throw Failures.NoSnapshot(database);
    }
}
