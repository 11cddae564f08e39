using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Copying;

/// <summary>Room for the copies of a run in one account and region: counted down, so that no first copy is made whose second finds none.</summary>
internal sealed class Room
{
    private readonly IReadOnlyDictionary<SnapshotKind, Quota> quotas;
    private readonly HashSet<SnapshotArn> there = [];
    private readonly Dictionary<SnapshotKind, int> coming = [];

    private Room(IReadOnlyDictionary<SnapshotKind, Quota> quotas) => this.quotas = quotas;

    /// <summary>Asks what room there is, and where it is short for these, which of the copies are there already.</summary>
    public static async Task<Room> AskAsync(Target place, KnownQuotas known, IReadOnlyCollection<Lineage> sources, CancellationToken cancellation)
    {
        var room = new Room(await known.OfAsync(place, cancellation).ConfigureAwait(false));
        foreach (var kind in sources.GroupBy(source => source.Source.Kind, source => source.CopyName))
        {
            if (!room.quotas.TryGetValue(kind.Key, out var quota) || quota.Room >= kind.Count())
                continue;
            foreach (var names in kind.Chunk(RdsGateway.PageSize))
                room.there.UnionWith((await place.Of<RdsGateway>().ByIdAsync(kind.Key, names, cancellation).ConfigureAwait(false)).Select(copy => copy.Arn));
        }

        return room;
    }

    /// <summary>Why a copy cannot be made there; null when it can.</summary>
    public BackupException? WhyNot(CopyStep step) =>
        quotas.TryGetValue(step.Copy.Kind, out var quota) && quota.Room <= coming.GetValueOrDefault(step.Copy.Kind) && !there.Contains(step.Copy)
            ? CopyFailures.NoRoom(step.Copy, quota, coming.GetValueOrDefault(step.Copy.Kind))
            : null;

    /// <summary>Takes room for a copy that is going to be made.</summary>
    public void Take(CopyStep step)
    {
        if (there.Add(step.Copy))
            coming[step.Copy.Kind] = coming.GetValueOrDefault(step.Copy.Kind) + 1;
    }
}
