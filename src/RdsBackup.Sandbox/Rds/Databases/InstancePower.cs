using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>StopDBInstance</c>, <c>StartDBInstance</c> and <c>RebootDBInstance</c>. AWS starts what has been stopped for a week; here it stays stopped.</summary>
internal sealed class InstancePower(RdsModel model, DatabaseEvents events, Timeline timeline, RdsSettings settings)
{
    internal IReadOnlyDictionary<string, OperationRule> All => new Dictionary<string, OperationRule>
    {
        ["StopDBInstance"] = new("DBInstanceIdentifier", Stop),
        ["StartDBInstance"] = new("DBInstanceIdentifier", Start),
        ["RebootDBInstance"] = new("DBInstanceIdentifier ForceFailover", Reboot),
    };

    private JsonObject Stop(Call call, JsonObject input)
    {
        var (instance, region) = Find(call, input, "StopDBInstance");
        if (instance.ClusterIdentifier is not null)
            throw Faults.InvalidParameterCombination("Instances of a cluster are not eligible for stopping.");
        Change(instance, call.Now, DatabaseStatus.Available, DatabaseStatus.Stopping, DatabaseStatus.Stopped, events.Stopped);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    private JsonObject Start(Call call, JsonObject input)
    {
        var (instance, region) = Find(call, input, "StartDBInstance");
        Change(instance, call.Now, DatabaseStatus.Stopped, DatabaseStatus.Starting, DatabaseStatus.Available, events.Started);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    private JsonObject Reboot(Call call, JsonObject input)
    {
        var (instance, region) = Find(call, input, "RebootDBInstance");
        if (input.Flag("ForceFailover") == true && !instance.MultiAz)
            throw Faults.InvalidParameterCombination("The Force Failover option cannot be specified, because the instance is not configured for Multi-AZ.");
        Change(instance, call.Now, DatabaseStatus.Available, DatabaseStatus.Rebooting, DatabaseStatus.Available, events.Restarted);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    private (DbInstance Instance, RdsRegion Region) Find(Call call, JsonObject input, string operation)
    {
        var identifier = input.Required("DBInstanceIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, operation, InstanceOperations.ArnOf(call, identifier), region.Instances.GetValueOrDefault(identifier)?.Tags);
        return (InstanceOperations.Find(region, identifier), region);
    }

    private void Change(DbInstance instance, DateTimeOffset now, string from, string through, string to, Action<DbInstance, DateTimeOffset> tell)
    {
        if (instance.Status != from)
            throw SnapshotKind.Instance.InvalidDatabaseState($"Instance {instance.Identifier} is not in {from} state.");
        instance.Status = through;
        timeline.At(now + settings.Timings.ModifyDatabase, at =>
        {
            if (instance.Status != through)
                return;
            instance.Status = to;
            tell(instance, at);
        });
    }
}
