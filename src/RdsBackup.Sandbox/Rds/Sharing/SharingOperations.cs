using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// <c>DescribeDBSnapshotAttributes</c>, <c>ModifyDBSnapshotAttribute</c> and the same of clusters. Only a snapshot's owner can call them: names are looked
/// up in the caller's account.
/// </summary>
internal sealed class SharingOperations(SnapshotKind kind, RdsModel model, SharingRules rules)
{
    internal JsonObject Describe(Call call, JsonObject input)
    {
        var arn = CopySource.Named(call, kind, input.Required($"{kind.Noun}Identifier"));
        Access.Demand(call, $"Describe{kind.Noun}Attributes", arn, model.Find(kind, arn)?.TagsFor(call));
        return arn.AccountId == call.AccountId && arn.Region == call.Region && model.Find(kind, arn) is { } found
            ? new() { [$"{kind.Noun}AttributesResult"] = AttributesOutput.Of(found) }
            : throw kind.NotFound(arn.Name);
    }

    internal JsonObject Modify(Call call, JsonObject input)
    {
        var identifier = input.Required($"{kind.Noun}Identifier");
        var attribute = input.Required("AttributeName");
        var (add, remove) = (input.Values("ValuesToAdd"), input.Values("ValuesToRemove"));
        var found = model.In(call.AccountId, call.Region).Snapshots(kind).GetValueOrDefault(identifier);
        Access.Demand(
            call,
            $"Modify{kind.Noun}Attribute",
            RdsArn.Of(call.Region, call.AccountId, kind.ArnType, identifier.ToLowerInvariant()),
            found?.Tags);

        // Names of automated snapshots and of AWS Backup's are refused already here, for their colon.
        identifier = Identifiers.Legal($"{kind.Noun}Identifier", identifier, kind.LongestIdentifier);
        var snapshot = found ?? throw kind.NotFound(identifier);
        if (attribute != "restore")
            throw Faults.InvalidParameterValue($"Invalid attribute name: {attribute}");
        if (!snapshot.IsAvailable)
            throw kind.InvalidState($"Cannot modify the attributes of the snapshot {identifier} because it is not currently in the available state.");
        if (add.Count > 0)
            rules.Demand(snapshot, add);
        snapshot.SharedWith.UnionWith(add);
        snapshot.SharedWith.ExceptWith(remove);
        return new() { [$"{kind.Noun}AttributesResult"] = AttributesOutput.Of(snapshot) };
    }
}
