using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Activity;

/// <summary>Where nothing is at work.</summary>
internal static class ActivityFailures
{
    public static BackupException NoMachines(string prefix, Place place, int others) => Fail(FailureKind.StackNotFound, prefix,
        $"No stack with state machines '{prefix}-…' is in {place}{(others == 0 ? "" : " or in the policy's other places")}, so there is no activity to tell of.",
        "Check prefix, region and account, or deploy the stacks first.", place);
}
