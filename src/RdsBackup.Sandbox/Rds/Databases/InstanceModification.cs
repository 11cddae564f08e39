using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>ModifyDBInstance</c>.</summary>
internal sealed class InstanceModification(RdsModel model, DatabaseLife life, AutomatedBackups backups, Timeline timeline)
{
    /// <summary>The members that are honoured. A password is taken and kept nowhere.</summary>
    internal const string Honours =
        "DBInstanceIdentifier AllocatedStorage DBInstanceClass VpcSecurityGroupIds ApplyImmediately MasterUserPassword DBParameterGroupName BackupRetentionPeriod "
        + "PreferredBackupWindow PreferredMaintenanceWindow MultiAZ EngineVersion AutoMinorVersionUpgrade Iops StorageThroughput OptionGroupName NewDBInstanceIdentifier "
        + "StorageType CopyTagsToSnapshot DBPortNumber PubliclyAccessible EnableIAMDatabaseAuthentication DeletionProtection MaxAllocatedStorage";

    internal JsonObject Modify(Call call, JsonObject input)
    {
        var identifier = input.Required("DBInstanceIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, "ModifyDBInstance", InstanceOperations.ArnOf(call, identifier), region.Instances.GetValueOrDefault(identifier)?.Tags);
        var instance = InstanceOperations.Find(region, identifier);
        if (instance.Status != DatabaseStatus.Available)
            throw SnapshotKind.Instance.InvalidDatabaseState("Database instance is not in available state.");

        var asked = InstanceChange.Asked(instance, region, input);
        ApplySettings(instance, region, input, call.Now);
        foreach (var (member, change) in asked)
            instance.Pending[member] = change;
        if (instance.Pending.Count > 0 && input.Flag("ApplyImmediately") == true)
        {
            ApplyPending(instance);
            life.Change(instance, call.Now);
        }
        else if (asked.Count > 0)
        {
            timeline.At(MaintenanceWindow.Next(instance.PreferredMaintenanceWindow, call.Now), _ => Maintain(instance, region));
        }

        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    private void ApplySettings(DbInstance instance, RdsRegion region, JsonObject input, DateTimeOffset now)
    {
        var before = instance.Image;
        instance.Image = before with
        {
            BackupRetentionPeriod = DatabaseRequest.Retention(input, SnapshotKind.Instance, before.BackupRetentionPeriod),
            PreferredBackupWindow = DatabaseRequest.Window(input, before.PreferredBackupWindow),
            OptionGroupName = input.Text("OptionGroupName") is { } options ? Groups.Option(region, options) : before.OptionGroupName,
            IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? before.IamAuthentication,
        };
        instance.ParameterGroupName = Groups.Parameter(region, SnapshotKind.Instance, input.Text("DBParameterGroupName") ?? instance.ParameterGroupName);
        instance.MaxAllocatedStorage = input.Number("MaxAllocatedStorage") ?? instance.MaxAllocatedStorage;
        instance.PubliclyAccessible = input.Flag("PubliclyAccessible") ?? instance.PubliclyAccessible;
        Settings.Change(instance, input);
        if (DatabaseRequest.BackupsDiffer(before, instance.Image))
            backups.Plan(instance, now);
    }

    private static void Maintain(DbInstance instance, RdsRegion region)
    {
        if (region.Instances.ContainsValue(instance) && instance.Status is DatabaseStatus.Available or DatabaseStatus.BackingUp)
            ApplyPending(instance);
    }

    private static void ApplyPending(DbInstance instance)
    {
        foreach (var change in instance.Pending.Values.ToArray())
            change.Apply(instance);
        instance.Pending.Clear();
    }
}
