using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Support;

/// <summary>Worlds with what does not travel, and with places that are full.</summary>
internal static class Sorts
{
    /// <summary>A database of an engine, with a snapshot of a day: a cluster for those that have clusters only, an instance for RDS Custom.</summary>
    public static World WithSort(this World world, string engine, string id = "orders")
    {
        var isCustom = engine.StartsWith("custom-", StringComparison.Ordinal);
        world.WithDatabase(id, isCustom ? SnapshotKind.Instance : SnapshotKind.Cluster);
        var region = world.Sandbox.Rds.Model.In("111111111111", World.SourceRegion);
        if (isCustom)
            region.Instances[id].Image = region.Instances[id].Image with { Engine = engine };
        else
            region.Clusters[id].Image = region.Clusters[id].Image with { Engine = engine };
        return world.After(TimeSpan.FromDays(1));
    }

    /// <summary>Somebody's manual snapshots in an account's recovery region.</summary>
    public static World Filled(this World world, string accountId, int count, SnapshotKind kind = SnapshotKind.Instance)
    {
        world.WithDatabase("strange", kind, account: accountId == "111111111111" ? "primary" : "secondary", region: World.RecoveryRegion);
        var builder = new EstateBuilder(world.Sandbox.Rds, accountId, World.RecoveryRegion, world.Clock.GetUtcNow(), null, new Random(1));
        var region = world.Sandbox.Rds.Model.In(accountId, World.RecoveryRegion);
        Database strange = kind == SnapshotKind.Cluster ? region.Clusters["strange"] : region.Instances["strange"];
        for (var index = 0; index < count; index++)
            builder.Manual(strange, $"strange-{index}", TimeSpan.FromDays(1));
        return world;
    }
}
