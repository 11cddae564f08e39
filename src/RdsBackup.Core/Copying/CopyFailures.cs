using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Copying;

/// <summary>Why a copy cannot be made, or is not what it should be.</summary>
internal static class CopyFailures
{
    public static BackupException PartitionMismatch(SnapshotArn source, string region) => Fail(FailureKind.PartitionMismatch, source.Id,
        $"Snapshot '{source.Id}' lies in the partition '{source.Partition}', and {region} in '{Place.PartitionOf(region)}'.",
        "Snapshots cannot leave their partition: choose a region of the same one.", source.Place);

    public static BackupException CrossRegionUnsupported(SnapshotArn source, string region) => Fail(FailureKind.CrossRegionUnsupported, source.Id,
        $"AWS does not copy snapshots from {source.Place.Region} to {region}.",
        "China regions copy within a region only, GovCloud regions between themselves only: choose the source's own region.", source.Place);

    public static BackupException NotShared(SnapshotArn source) => Fail(FailureKind.OwnAccount, source.Id,
        $"The credentials belong to account {source.Place.AccountId}, which owns snapshot '{source.Id}'; a shared snapshot is copied by another account.",
        "Pass credentials or a profile of the backup account: a backup in the same account is lost with it.", source.Place);

    public static BackupException KeyMissing(SnapshotArn arn, Place target) => Fail(FailureKind.KeyMissing, arn.Id,
        $"Snapshot '{arn.Id}' is encrypted and cannot be copied to {target} without a key of that region.",
        $"Name a key or alias in {target.Region}, or make one there.", target, KeySide.Target);

    public static BackupException CustomerKeyMissing(SnapshotArn arn) => Fail(FailureKind.KeyMissing, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be re-encrypted without a customer key of that region.",
        $"Name a key or alias in {arn.Place.Region}, or make one there.", arn.Place, KeySide.Target);

    public static BackupException DefaultKeyForCopy(KeyDescription key, Place place) => Fail(FailureKind.DefaultKeyForCopy, key.Arn,
        $"A copy in {place} cannot be a backup under {key.Words}: it is a default key of AWS's, which no other account can use, and whose policy nobody can change.",
        "Name a customer key or alias of that region, or make one there.", place, KeySide.Target);

    public static BackupException ClusterNotEncrypted(SnapshotArn arn, Place target) => Fail(FailureKind.ClusterNotEncrypted, arn.Id,
        $"Cluster snapshot '{arn.Id}' is not encrypted, and copying cannot encrypt a cluster snapshot.",
        "Copy it without a key, or restore it into an encrypted cluster.", target, KeySide.Target);

    public static BackupException TargetNameTaken(SnapshotArn target) => Fail(FailureKind.TargetNameTaken, target.Id,
        $"A snapshot named '{target.Id}' is already in {target.Place}, and it is not our copy of this source.",
        $"Nothing was changed. Look at it: Get-RdsBackupSnapshot -Snapshot {target} | Format-List; if nobody needs it, delete it (aws rds {Deletion(target)} "
            + $"--region {target.Place.Region}), and run the same again.", target.Place);

    public static BackupException FailedCopyInTheWay(BackupException denied, SnapshotArn copy) => new(denied.Failure with
    {
        Message = $"The failed copy '{copy.Id}' in {copy.Place} is in the way of a new one, and may not be removed: {denied.Failure.Message}",
        Advice = $"Let somebody with that right remove it (aws rds {Deletion(copy)} --region {copy.Place.Region}), then run the same again.",
    }, denied);

    private static string Deletion(SnapshotArn arn) => arn.Kind == SnapshotKind.Cluster
        ? $"delete-db-cluster-snapshot --db-cluster-snapshot-identifier {arn.Id}"
        : $"delete-db-snapshot --db-snapshot-identifier {arn.Id}";

    public static BackupException SnapshotReplaced(Lineage lineage, DateTimeOffset? found) => Fail(FailureKind.SnapshotReplaced, lineage.Source.Id,
        $"The snapshot '{lineage.Source.Id}' in {lineage.Source.Place} of {Snapshots.CopyName.Format(lineage.SourceTime)} was deleted, and another one{(found is { } time ? $" of {Snapshots.CopyName.Format(time)}" : "")} has its name.",
        "Nothing was copied under the old time. Back up the new snapshot: run it again.", lineage.Source.Place);

    public static BackupException NotCopyOf(Lineage lineage, SnapshotArn copy, IReadOnlyList<Check> failed) => failed is [{ Name: "time" } time]
        ? Fail(FailureKind.SnapshotReplaced, copy.Id,
            $"The copy '{copy.Id}' in {copy.Place} holds data of {time.Found} and not of {time.Expected}: its source '{lineage.Source.Id}' was deleted and taken again under its name.",
            "Do not rely on this copy, and delete it when nobody needs it. Back up the new snapshot: run it again.", copy.Place)
        : Fail(FailureKind.TargetNameTaken, copy.Id,
            $"A snapshot named '{copy.Id}' is already in {copy.Place} with the tags of our copy, and AWS tells that it is none: {string.Join("; ", failed)}.",
            "Nothing was changed. Find out who made it; delete it, or copy it to another name, and run it again.", copy.Place);

    public static BackupException CopyUnderOtherKey(SnapshotArn copy, string? found, string? wanted) => Fail(FailureKind.TargetNameTaken, copy.Id,
        $"The copy '{copy.Id}' is already in {copy.Place}, {(found is null ? "unencrypted" : $"under {found}")}, and not {(wanted is null or ProofExpectation.NoKey ? "unencrypted" : $"under {wanted}")}.",
        "An account and region hold one copy of a snapshot. Use the copy as it is, with the key it has; or, when nobody needs it, let somebody with "
            + $"that right delete it (aws rds {Deletion(copy)} --region {copy.Place.Region}), and run the same again.", copy.Place, KeySide.Target);

    public static BackupException CopyFailed(SnapshotArn target, string status) => Fail(FailureKind.CopyFailed, target.Id,
        $"The copy '{target.Id}' in {target.Place} ended as '{status}'.",
        "Look at the RDS events of that region for the reason, and check that source and both keys were there all the time; then run it again.",
        target.Place);

    public static BackupException OneStepRefused(BackupException refused, string region) => new(refused.Failure with
    {
        Advice = $"{refused.Failure.Advice} This is AWS's one-step copy into another account and region; where that is refused, choose {region} as the "
            + "recovery region too: the copy then crosses the region first and the account second.",
    }, refused);

    public static BackupException OptionGroupNeeded(BackupException missing, BackupException insists) => new(missing.Failure with
    {
        Message = $"{missing.Failure.Message} Without it: {insists.Failure.Message}",
    }, insists);

    public static BackupException OptionGroupNotCopied(BackupException refused, BackupException again) => new(refused.Failure with
    {
        Message = $"{refused.Failure.Message} With a copy of its option group: {again.Failure.Message}",
        Advice = "If AWS asks for an option group, make one with the same options where the copy goes and name it: Copy-RdsSharedSnapshot -OptionGroupName.",
    }, again);

    public static BackupException RegionFull(BackupException full, Quota? quota) => quota is null ? full : new(full.Failure with
    {
        Message = Invariant($"{full.Failure.Message} {quota.Used} of {quota.Most} manual snapshots are there."),
    }, full);

    public static BackupException NoRoom(SnapshotArn snapshot, Quota quota, int coming = 0) => Fail(FailureKind.SnapshotQuotaExceeded, snapshot.Id,
        Invariant($"There is no room for '{snapshot.Id}' in {snapshot.Place}: {quota.Used} of {quota.Most} manual snapshots of {(snapshot.Kind == SnapshotKind.Cluster ? "clusters" : "instances")} are there")
            + (coming == 0 ? "." : Invariant($", and {coming} come in this run.")), Quota.MakeRoom, snapshot.Place);

    public static BackupException LineageUnknown(SnapshotArn shared) => Fail(FailureKind.LineageUnknown, shared.Id,
        $"The shared snapshot '{shared.Id}' is one of our copies, and another account cannot see the tags that tell its source.",
        "Pass the record that the copy returned, or the source snapshot's ARN and time.", shared.Place);
}
