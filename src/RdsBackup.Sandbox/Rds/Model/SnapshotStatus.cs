namespace RdsBackup.Sandbox.Rds;

/// <summary>The states of a snapshot, in AWS's words.</summary>
internal static class SnapshotStatus
{
    internal const string Creating = "creating";

    /// <summary>A copy that waits in RDS's queue.</summary>
    internal const string Pending = "pending";

    /// <summary>A copy of a cluster snapshot in progress.</summary>
    internal const string Copying = "copying";

    internal const string Available = "available";
    internal const string Upgrading = "upgrading";
    internal const string Failed = "failed";
    internal const string Deleting = "deleting";
    internal const string Deleted = "deleted";
}
