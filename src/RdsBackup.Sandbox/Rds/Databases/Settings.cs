using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Settings that take effect at once and interrupt nothing.</summary>
internal static class Settings
{
    internal static void Change(Database database, JsonObject input)
    {
        database.DeletionProtection = input.Flag("DeletionProtection") ?? database.DeletionProtection;
        database.CopyTagsToSnapshot = input.Flag("CopyTagsToSnapshot") ?? database.CopyTagsToSnapshot;
        database.AutoMinorVersionUpgrade = input.Flag("AutoMinorVersionUpgrade") ?? database.AutoMinorVersionUpgrade;
        database.PreferredMaintenanceWindow = input.Text("PreferredMaintenanceWindow") ?? database.PreferredMaintenanceWindow;
        if (input.Values("VpcSecurityGroupIds") is { Count: > 0 } groups)
            database.VpcSecurityGroupIds = groups;
    }
}
