using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// Snapshots that cannot travel as others do (RDS user guide, limitations of copying, of sharing and of RDS Custom). With which code AWS refuses them no page
/// says; here it is that of an invalid state, which all these operations model.
/// </summary>
internal static class Immovable
{
    internal static void DemandCopy(Call call, Snapshot source)
    {
        if (source.IsOfMultiAzCluster)
            throw source.Kind.InvalidState("Snapshots of Multi-AZ DB clusters cannot be copied.");
        if (Engines.Of(source.Image.Engine) is not { IsCustom: true } engine)
            return;
        if (!engine.Name.StartsWith("custom-sqlserver-", StringComparison.Ordinal))
            throw source.Kind.InvalidState($"Snapshots of {engine.Name} cannot be copied.");
        if (source.AccountId != call.AccountId || source.Region == call.Region)
            throw source.Kind.InvalidState($"Snapshots of {engine.Name} can be copied only into another region of the same account.");
    }

    internal static void DemandShare(Snapshot snapshot)
    {
        if (snapshot.IsOfMultiAzCluster)
            throw snapshot.Kind.InvalidState("Snapshots of Multi-AZ DB clusters cannot be shared.");
        if (Engines.Of(snapshot.Image.Engine).IsCustom)
            throw snapshot.Kind.InvalidState("Snapshots of RDS Custom cannot be shared.");
    }
}
