using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Parameters that creating, changing and restoring share.</summary>
internal static class DatabaseRequest
{
    internal static int Retention(JsonObject input, SnapshotKind kind, int otherwise)
    {
        var days = input.Number("BackupRetentionPeriod") ?? otherwise;
        var least = kind == SnapshotKind.Cluster ? 1 : 0;
        return days >= least && days <= 35
            ? days
            : throw Faults.InvalidParameterValue(Invariant($"Invalid backup retention period: {days}. Must be between {least} and 35."));
    }

    internal static string Window(JsonObject input, string otherwise)
    {
        var window = input.Text("PreferredBackupWindow") ?? otherwise;
        BackupWindow.Parse(window);
        return window;
    }

    internal static string InstanceClass(string value) =>
        value.StartsWith("db.", StringComparison.Ordinal) ? value : throw Faults.InvalidParameterValue($"Invalid DB Instance class: {value}");

    internal static bool BackupsDiffer(DatabaseImage before, DatabaseImage after) =>
        (before.BackupRetentionPeriod, before.PreferredBackupWindow) != (after.BackupRetentionPeriod, after.PreferredBackupWindow);

    internal static void DemandMaster(JsonObject input)
    {
        if (string.IsNullOrWhiteSpace(input.Text("MasterUsername")))
            throw Faults.InvalidParameterValue("The parameter MasterUsername must be provided and must not be blank.");
        if (string.IsNullOrWhiteSpace(input.Text("MasterUserPassword")) && input.Flag("ManageMasterUserPassword") != true)
            throw Faults.InvalidParameterValue("The parameter MasterUserPassword must be provided and must not be blank.");
    }

    /// <summary>The key a new database is encrypted under; null when it is not encrypted.</summary>
    internal static string? Key(Model.Call call, JsonObject input, KeyRules keys)
    {
        var encrypted = input.Flag("StorageEncrypted");
        if (input.Text("KmsKeyId") is not { } named)
            return encrypted == true ? keys.Default(call.AccountId, call.Region) : null;
        return encrypted == true
            ? keys.ForDatabase(call, named)
            : throw Faults.InvalidParameterCombination("KmsKeyId can be specified only when StorageEncrypted is enabled.");
    }
}
