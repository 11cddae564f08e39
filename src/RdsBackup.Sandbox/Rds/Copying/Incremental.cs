namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// A copy moves only what changed when an earlier copy of the same database lies at the destination with the same lineage: as many copies deep, and under the
/// same key on each level, its own among them. So copies of copies are incremental too, as long as the route never varies (RDS user guide, "Incremental
/// snapshot copying"). Aurora moves only what changed across regions, and everything within one.
/// </summary>
internal static class Incremental
{
    internal static bool Applies(RdsModel model, CopyInFlight copy) =>
        (copy.Target.Kind == SnapshotKind.Instance || (copy.AcrossRegions && Engines.Of(copy.Source.Image.Engine).IsAurora))
        && model.In(copy.Target.AccountId, copy.Target.Region).Snapshots(copy.Target.Kind).Values.Any(earlier =>
            earlier.IsAvailable
            && earlier.Image.ResourceId == copy.Source.Image.ResourceId
            && earlier.Lineage.SequenceEqual(copy.Target.Lineage, StringComparer.Ordinal));
}
