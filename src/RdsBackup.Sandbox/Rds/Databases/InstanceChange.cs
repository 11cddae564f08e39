using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// The changes of <c>ModifyDBInstance</c> that wait for the maintenance window unless they are to be applied immediately (RDS user guide, "Modifying a DB
/// instance").
/// </summary>
internal static class InstanceChange
{
    internal static IReadOnlyDictionary<string, PendingChange> Asked(DbInstance instance, RdsRegion region, JsonObject input)
    {
        var changes = new SortedDictionary<string, PendingChange>(StringComparer.Ordinal);
        void Text(string member, Func<string, Action<DbInstance>> apply)
        {
            if (input.Text(member) is { } value)
                changes[member] = new PendingChange(JsonValue.Create(value), apply(value));
        }

        void Number(string parameter, string member, Func<int, Func<DatabaseImage, DatabaseImage>> apply)
        {
            if (input.Number(parameter) is { } value)
                changes[member] = new PendingChange(JsonValue.Create(value), one => one.Image = apply(value)(one.Image));
        }

        if (input.Number("AllocatedStorage") < instance.Image.AllocatedStorage)
            throw Faults.InvalidParameterCombination("Invalid storage size: the allocated storage of a DB instance cannot be reduced.");
        Number("AllocatedStorage", "AllocatedStorage", value => image => image with { AllocatedStorage = value });
        Number("Iops", "Iops", value => image => image with { Iops = value });
        Number("StorageThroughput", "StorageThroughput", value => image => image with { StorageThroughput = value });
        Number("DBPortNumber", "Port", value => image => image with { Port = value });
        Text("EngineVersion", value => one => one.Image = one.Image with { EngineVersion = value });
        Text("StorageType", value => one => one.Image = one.Image with { StorageType = value });
        Text("DBInstanceClass", value => one => one.InstanceClass = DatabaseRequest.InstanceClass(value));
        if (input.Flag("MultiAZ") is { } multiAz)
            changes["MultiAZ"] = new PendingChange(JsonValue.Create(multiAz), one => one.MultiAz = multiAz);
        if (input.Text("NewDBInstanceIdentifier") is { } name)
        {
            var legal = Identifiers.Legal("NewDBInstanceIdentifier", name, Identifiers.LongestDatabase);
            if (region.Instances.ContainsKey(legal))
                throw SnapshotKind.Instance.DatabaseAlreadyExists();
            changes["DBInstanceIdentifier"] =
                new PendingChange(JsonValue.Create(legal), one => Rename(region, one, legal));
        }

        return changes;
    }

    // By the time of the maintenance window another instance may have the name.
    private static void Rename(RdsRegion region, DbInstance instance, string name)
    {
        if (!region.Instances.ContainsKey(name))
            DatabaseRename.Apply(region.Instances, instance, name, "NewDBInstanceIdentifier");
    }
}
