using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>A day of the rehearsal, and what goes wrong in it.</summary>
/// <param name="Title">What goes wrong, in words; empty for nothing.</param>
/// <param name="Begin">Lets it go wrong.</param>
internal sealed record Night(string Title, Action<FaultScript, Scene> Begin)
{
    private const string SnapshotEvent = "RDS DB Snapshot Event";

    /// <summary>The days in order; the last one lets everything come to its end.</summary>
    public static IReadOnlyList<Night> All { get; } =
    [
        new("", (_, _) => { }),
        new("the copy quota is full: one copy at a time", (_, scene) => scene.Sandbox.Rds.Settings.Quotas = scene.Sandbox.Rds.Settings.Quotas with
        {
            CopiesInProgress = 1, ClusterCopiesInProgress = 1,
        }),
        new("every event of a snapshot is lost", (faults, scene) => faults.Add(new FaultRule(FaultKinds.EventLost)
        {
            Name = SnapshotEvent, AccountId = scene.Primary.Id, Region = Scene.SourceRegion,
        })),
        new("every event comes twice", (faults, scene) => faults.Add(new FaultRule(FaultKinds.EventDoubled) { Region = Scene.SourceRegion })),
        new("no copy to the recovery region succeeds", (faults, scene) => faults.Add(new FaultRule(FaultKinds.CopyFails)
        {
            AccountId = scene.Primary.Id, Region = Scene.RecoveryRegion,
        })),
        new("one call of RDS in ten is throttled", (faults, _) => faults.Add(new FaultRule(FaultKinds.Throttling) { Service = "rds", Rate = 0.1 })),
        new("", (_, _) => { }),
    ];
}
