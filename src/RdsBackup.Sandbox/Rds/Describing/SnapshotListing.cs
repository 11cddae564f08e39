using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>DescribeDBSnapshots</c> and <c>DescribeDBClusterSnapshots</c>.</summary>
internal sealed class SnapshotListing(SnapshotKind kind, RdsModel model)
{
    internal IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        var named = input[$"{kind.Noun}Identifier"] is { } identifier ? CopySource.Named(call, kind, identifier) : null;
        Access.Demand(call, $"Describe{kind.Noun}s", named ?? RdsArn.Of(call.Region, call.AccountId, kind.ArnType, "*"));
        var database = input[$"{kind.DatabaseNoun}Identifier"];
        if (database is not null)
            Access.Demand(call, $"Describe{kind.Noun}s", RdsArn.Of(call.Region, call.AccountId, kind.DatabaseArnType, database.ToLowerInvariant()));
        if (kind == SnapshotKind.Cluster && named is not null && database is not null)
            throw Faults.InvalidParameterCombination("DBClusterIdentifier cannot be used in conjunction with DBClusterSnapshotIdentifier.");

        var scope = SnapshotScope.Read(call, input);
        var fits = SnapshotFilters.Of(kind).Read(input);
        var resource = input[kind == SnapshotKind.Instance ? "DbiResourceId" : "DbClusterResourceId"];
        var found = named is not null ? [One(call, named, scope)] : All(call, scope)
            .Where(snapshot => database is null || string.Equals(snapshot.DatabaseIdentifier, database, StringComparison.OrdinalIgnoreCase))
            .Where(snapshot => resource is null || string.Equals(snapshot.Image.ResourceId, resource, StringComparison.OrdinalIgnoreCase))
            .Where(fits);
        return Page.Of(input, found, snapshot => Key(call, snapshot)).Render($"{kind.Noun}s", snapshot => SnapshotXml.Of(snapshot, call));
    }

    // The caller's own come first, by name; then those of others, by ARN.
    private IEnumerable<Snapshot> All(Call call, SnapshotScope scope)
    {
        var own = model.In(call.AccountId, call.Region).Snapshots(kind).Values.Where(scope.Holds);
        return scope.HoldsOthers
            ? own.Concat(model.SharedIn(kind, call.Region, call.AccountId).Where(scope.Holds).OrderBy(snapshot => snapshot.Arn, StringComparer.Ordinal))
            : own;
    }

    private Snapshot One(Call call, RdsArn named, SnapshotScope scope) =>
        named.Region == call.Region && model.Find(kind, named) is { } found && scope.Holds(found)
            ? found
            : throw kind.NotFound(named.AccountId == call.AccountId && named.Region == call.Region ? named.Name : named.ToString());

    private static string Key(Call call, Snapshot snapshot) =>
        snapshot.AccountId == call.AccountId ? $"0{snapshot.Identifier}" : $"1{snapshot.Arn}";
}
