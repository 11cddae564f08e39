using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// Which option group a copy has: the source's within one account and region, otherwise AWS's default one, the named one, or a copy of the source's
/// (RDS user guide, "Option group considerations").
/// </summary>
internal static class CopyOptionGroup
{
    internal static string? Of(Call call, Snapshot source, JsonObject input, RdsModel model)
    {
        if (source.Kind == SnapshotKind.Cluster)
            return null;
        var acrossAccounts = source.AccountId != call.AccountId;
        var copied = input.Flag("CopyOptionGroup") == true;
        if (copied && !acrossAccounts)
            throw Faults.InvalidParameterCombination("CopyOptionGroup is supported only when copying a snapshot from another account.");
        if (input.Text("OptionGroupName") is { } named)
            return Groups.Option(model.In(call.AccountId, call.Region), named);
        if (!acrossAccounts && source.Region == call.Region)
            return source.Image.OptionGroupName;
        if (copied)
            model.In(call.AccountId, call.Region).OptionGroups.Add(source.Image.OptionGroupName!);
        else if (source.Image.HasPersistentOptions)
        {
            throw Faults.InvalidParameterCombination(
                "The snapshot requires a target option group with the persistent options of its own: specify OptionGroupName.");
        }

        return copied ? source.Image.OptionGroupName : Engines.Of(source.Image.Engine).DefaultOptionGroup(source.Image.EngineVersion);
    }
}
