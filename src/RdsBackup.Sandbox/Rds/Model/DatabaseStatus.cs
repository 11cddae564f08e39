namespace RdsBackup.Sandbox.Rds;

/// <summary>The states of a database, in AWS's words.</summary>
internal static class DatabaseStatus
{
    internal const string Creating = "creating";
    internal const string Available = "available";

    /// <summary>Of an instance, while a snapshot of it is made ("Viewing Amazon RDS DB instance status").</summary>
    internal const string BackingUp = "backing-up";

    internal const string Modifying = "modifying";
    internal const string Stopping = "stopping";
    internal const string Stopped = "stopped";
    internal const string Starting = "starting";
    internal const string Rebooting = "rebooting";
    internal const string Deleting = "deleting";
}
