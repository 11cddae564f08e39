using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// <c>DescribeDBSnapshots</c> and <c>DescribeDBClusterSnapshots</c>, as strictly as the API reference reads. A database that is named "must match the identifier
/// of an existing" one; with which code AWS refuses another, or whether it then finds nothing, no page says. A filter may name what is no longer there.
/// </summary>
internal sealed class SnapshotListing(SnapshotKind kind, RdsModel model)
{
    /// <summary>The members that are honoured.</summary>
    internal static string Honours(SnapshotKind kind) =>
        $"{kind.DatabaseNoun}Identifier {kind.Noun}Identifier SnapshotType Filters(Name Values) MaxRecords Marker IncludeShared IncludePublic "
        + (kind == SnapshotKind.Instance ? "DbiResourceId" : "DbClusterResourceId");

    internal JsonObject Describe(Call call, JsonObject input)
    {
        var named = input.Text($"{kind.Noun}Identifier") is { } identifier ? CopySource.Named(call, kind, identifier) : null;
        Access.Demand(call, $"Describe{kind.Noun}s", named ?? RdsArn.Of(call.Region, call.AccountId, kind.ArnType, "*"));
        var database = input.Text($"{kind.DatabaseNoun}Identifier");
        foreach (var one in Databases(input, database))
            Access.Demand(call, $"Describe{kind.Noun}s", RdsArn.Of(call.Region, call.AccountId, kind.DatabaseArnType, one.ToLowerInvariant()));
        if (database is not null && model.In(call.AccountId, call.Region).FindDatabase(kind, database) is null)
            throw kind.DatabaseNotFound(database);
        if (kind == SnapshotKind.Cluster && named is not null && database is not null)
            throw Faults.InvalidParameterCombination("DBClusterIdentifier cannot be used in conjunction with DBClusterSnapshotIdentifier.");

        var scope = SnapshotScope.Read(call, kind, input);
        var fits = SnapshotFilters.Of(kind).Read(input);
        var resource = input.Text(kind == SnapshotKind.Instance ? "DbiResourceId" : "DbClusterResourceId");
        var found = named is not null ? [One(call, named, scope, input.Text("SnapshotType"))] : All(call, scope)
            .Where(snapshot => database is null || string.Equals(snapshot.DatabaseIdentifier, database, StringComparison.OrdinalIgnoreCase))
            .Where(snapshot => resource is null || string.Equals(snapshot.Image.ResourceId, resource, StringComparison.OrdinalIgnoreCase))
            .Where(fits);
        return call.Listed(found, snapshot => Key(call, snapshot), snapshot => SnapshotOutput.Of(snapshot, call));
    }

    // Whether a filter's databases take permission like the parameter's, no page says.
    private IEnumerable<string> Databases(JsonObject input, string? database) => input.Structures("Filters")
        .Where(filter => filter.Text("Name") == (kind == SnapshotKind.Instance ? "db-instance-id" : "db-cluster-id"))
        .SelectMany(filter => filter.Values("Values"))
        .Select(value => RdsArn.TryParse(value)?.Name ?? value)
        .Concat(database is null ? [] : [database]);

    // The caller's own come first, by name; then those of others, by ARN.
    private IEnumerable<Snapshot> All(Call call, SnapshotScope scope)
    {
        var own = model.In(call.AccountId, call.Region).Snapshots(kind).Values.Where(scope.Holds);
        return scope.HoldsOthers
            ? own.Concat(model.SharedIn(kind, call.Region, call.AccountId).Where(scope.Holds).OrderBy(snapshot => snapshot.Arn, StringComparer.Ordinal))
            : own;
    }

    // "If this identifier is for an automated snapshot, the SnapshotType parameter must also be specified."
    private Snapshot One(Call call, RdsArn named, SnapshotScope scope, string? type) =>
        named.Region == call.Region && model.Find(kind, named) is { } found && scope.Holds(found) && (type is not null || found.Type != SnapshotType.Automated)
            ? found
            : throw kind.NotFound(named.AccountId == call.AccountId && named.Region == call.Region ? named.Name : named.ToString());

    private static string Key(Call call, Snapshot snapshot) =>
        snapshot.AccountId == call.AccountId ? $"0{snapshot.Identifier}" : $"1{snapshot.Arn}";
}
