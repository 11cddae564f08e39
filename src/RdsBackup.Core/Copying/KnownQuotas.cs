using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Copying;

/// <summary>Quotas of manual snapshots that have been asked for: each account and region once, however many snapshots go there.</summary>
public sealed class KnownQuotas
{
    private static readonly Dictionary<SnapshotKind, Quota> Unknown = [];

    private readonly AskedOnce<Place, IReadOnlyDictionary<SnapshotKind, Quota>> asked = new();

    /// <summary>Refuses a snapshot for which there is no room, unless it is there already. What is begun meanwhile is not counted: AWS does that.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotQuotaExceeded"/>.</exception>
    public async Task DemandRoomAsync(Target place, SnapshotArn snapshot, CancellationToken cancellation)
    {
        var quotas = await OfAsync(place, cancellation).ConfigureAwait(false);
        if (quotas.TryGetValue(snapshot.Kind, out var quota) && quota.Room <= 0
            && await place.Of<RdsGateway>().FindAsync(snapshot, cancellation).ConfigureAwait(false) is null)
        {
            throw CopyFailures.NoRoom(snapshot, quota);
        }
    }

    /// <summary>The quotas of an account and region; nothing of those that AWS does not tell the caller: then it judges when a snapshot is begun.</summary>
    internal Task<IReadOnlyDictionary<SnapshotKind, Quota>> OfAsync(Target place, CancellationToken cancellation) => asked.AskAsync(place.Place, async () =>
    {
        try
        {
            return await place.Of<RdsGateway>().ManualSnapshotsAsync(cancellation).ConfigureAwait(false);
        }
        catch (BackupException)
        {
            return Unknown;
        }
    });
}
