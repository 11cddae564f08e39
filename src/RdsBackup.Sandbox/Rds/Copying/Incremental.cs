namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// A copy of an instance snapshot moves only what changed when an earlier copy of the same database lies at the destination under the same key. Another
/// key, a copy of a copy, and Aurora mean a full copy (RDS user guide, "Incremental snapshot copying").
/// </summary>
internal static class Incremental
{
    internal static bool Applies(RdsModel model, CopyInFlight copy) =>
        copy.Target.Kind == SnapshotKind.Instance
        && !copy.Source.IsCopy
        && model.In(copy.Target.AccountId, copy.Target.Region).Snapshots(SnapshotKind.Instance).Values.Any(earlier =>
            earlier.IsCopy
            && earlier.IsAvailable
            && earlier.Image.ResourceId == copy.Source.Image.ResourceId
            && earlier.Image.KmsKeyId == copy.Target.Image.KmsKeyId);
}
