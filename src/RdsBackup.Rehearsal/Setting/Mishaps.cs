using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Rehearsal.Setting;

/// <summary>What goes wrong on purpose: each of it must be survived.</summary>
internal static class Mishaps
{
    private const double Rate = 0.04;

    /// <summary>Lets calls fail now and then, each way at least once or twice, and one copy once.</summary>
    /// <param name="faults">The sandbox's script.</param>
    /// <param name="owner">The account that owns the databases.</param>
    /// <param name="copyName">The copy that fails once on its way to the recovery region.</param>
    public static void Inject(FaultScript faults, string owner, string copyName)
    {
        foreach (var (kind, skip) in new[]
        {
            (FaultKinds.Throttling, 1), (FaultKinds.InternalFailure, 3), (FaultKinds.ServiceUnavailable, 5), (FaultKinds.Reset, 7),
        })
        {
            faults.Add(new FaultRule(kind) { Service = "rds", Skip = skip, Count = 2 });
            faults.Add(new FaultRule(kind) { Service = "rds", Skip = skip, Rate = Rate });
        }

        // The copy is begun and the caller does not hear of it: a second one must not be.
        faults.Add(new FaultRule(FaultKinds.LostAnswer) { Service = "rds", Action = "CopyDBSnapshot", Count = 1 });
        faults.Add(new FaultRule(FaultKinds.CopyFails) { Name = copyName, AccountId = owner, Region = Scene.RecoveryRegion, Count = 1 });
    }
}
