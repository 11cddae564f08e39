using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBSnapshot</c>, <c>DeleteDBSnapshot</c> and the same of clusters.</summary>
internal sealed class SnapshotOperations(SnapshotKind kind, RdsModel model, SnapshotTaker taker, SnapshotRemover remover, CopyQueue queue, SnapshotQuota quota)
{
    internal JsonObject Create(Call call, JsonObject input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required($"{kind.Noun}Identifier");
        var name = input.Required($"{kind.DatabaseNoun}Identifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        var found = region.FindDatabase(kind, name);
        Access.DemandNew(call, $"Create{kind.Noun}", ArnOf(call, identifier), tags);
        Access.Demand(call, $"Create{kind.Noun}", RdsArn.Of(call.Region, call.AccountId, kind.DatabaseArnType, name), found?.Tags);

        identifier = Identifiers.Legal($"{kind.Noun}Identifier", identifier, kind.LongestIdentifier);
        var database = found ?? throw kind.DatabaseNotFound(name);
        FinalSnapshot.DemandOwnStorage(database);
        if (database.Status != DatabaseStatus.Available)
            throw NotAvailable(database);
        if (region.Snapshots(kind).ContainsKey(identifier))
            throw kind.AlreadyExists(identifier);
        quota.DemandManual(kind, call.AccountId, call.Region);
        return new() { [kind.Noun] = SnapshotOutput.Of(taker.Take(database, identifier, SnapshotType.Manual, tags, call.Now), call) };
    }

    internal JsonObject Delete(Call call, JsonObject input)
    {
        var identifier = input.Required($"{kind.Noun}Identifier").ToLowerInvariant();
        var found = model.In(call.AccountId, call.Region).Snapshots(kind).GetValueOrDefault(identifier);
        Access.Demand(call, $"Delete{kind.Noun}", ArnOf(call, identifier), found?.Tags);
        var snapshot = found ?? throw kind.NotFound(identifier);
        if (snapshot.Type != SnapshotType.Manual)
            throw kind.InvalidState("Only manual snapshots may be deleted.");
        if (!snapshot.IsAvailable && snapshot.Status != SnapshotStatus.Failed && !queue.IsTarget(snapshot))
            throw kind.InvalidState("Cannot delete the snapshot because it is not currently in the available or failed state.");
        remover.Remove(snapshot, call.Now);
        return new() { [kind.Noun] = SnapshotOutput.Of(snapshot, call, SnapshotStatus.Deleted) };
    }

    private RdsArn ArnOf(Call call, string identifier) => RdsArn.Of(call.Region, call.AccountId, kind.ArnType, identifier.ToLowerInvariant());

    private static AwsFault NotAvailable(Database database) => database.Kind.InvalidDatabaseState(
        $"Cannot create a snapshot because the database {(database.Kind == SnapshotKind.Instance ? "instance" : "cluster")} {database.Identifier} " +
        "is not currently in the available state.");
}
