namespace RdsBackup.Sandbox.Rds;

/// <summary>The states of a database, in AWS's words.</summary>
internal static class DatabaseStatus
{
    internal const string Creating = "creating";
    internal const string Available = "available";
    internal const string Modifying = "modifying";
    internal const string Deleting = "deleting";
}
