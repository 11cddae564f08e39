using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>One code, two meanings: too many manual snapshots (make room) and too many copies at once (wait). Only the message tells which.</summary>
internal sealed class SnapshotQuota(RdsModel model, CopyQueue queue, RdsSettings settings)
{
    private const string Code = "SnapshotQuotaExceeded";

    internal void DemandManual(SnapshotKind kind, string accountId, string region)
    {
        if (Manual(kind, accountId, region) >= settings.Quotas.ManualOf(kind))
            throw new AwsFault(Code, Invariant($"Cannot create more than {settings.Quotas.ManualOf(kind)} manual snapshots"));
    }

    internal void DemandCopy(SnapshotKind kind, string accountId, string region, bool acrossRegions, bool acrossAccounts)
    {
        if (Counts(acrossRegions, acrossAccounts)
            && queue.To(kind, accountId, region).Count(copy => Counts(copy.AcrossRegions, copy.AcrossAccounts)) >= settings.Quotas.InProgressOf(kind))
        {
            throw new AwsFault(Code, Invariant($"Cannot copy more than {settings.Quotas.InProgressOf(kind)} snapshots across regions"));
        }
    }

    /// <summary>How many count as manual: AWS Backup's own do not.</summary>
    internal int Manual(SnapshotKind kind, string accountId, string region) => model.In(accountId, region).Snapshots(kind).Values
        .Count(snapshot => snapshot.Type == SnapshotType.Manual && snapshot.Status != SnapshotStatus.Deleting);

    private bool Counts(bool acrossRegions, bool acrossAccounts) =>
        acrossRegions || (acrossAccounts ? settings.Quotas.CrossAccountCopiesCount : settings.Quotas.SameRegionCopiesCount);
}
