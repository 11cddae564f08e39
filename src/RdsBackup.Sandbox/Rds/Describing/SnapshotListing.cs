using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>DescribeDBSnapshots</c> and <c>DescribeDBClusterSnapshots</c>.</summary>
internal sealed class SnapshotListing(SnapshotKind kind, RdsModel model)
{
    internal IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        var identifier = input[$"{kind.Noun}Identifier"];
        Access.Demand(call, $"Describe{kind.Noun}s", identifier is null
            ? RdsArn.Of(call.Region, call.AccountId, kind.ArnType, "*")
            : CopySource.Named(call, kind, identifier));
        var database = input[$"{kind.DatabaseNoun}Identifier"];
        if (kind == SnapshotKind.Cluster && identifier is not null && database is not null)
            throw Faults.InvalidParameterCombination("DBClusterIdentifier cannot be used in conjunction with DBClusterSnapshotIdentifier.");

        var fits = SnapshotFilters.Of(kind).Read(input);
        var resource = input[kind == SnapshotKind.Instance ? "DbiResourceId" : "DbClusterResourceId"];
        var found = Seen(call, input)
            .Where(snapshot => database is null || string.Equals(snapshot.DatabaseIdentifier, database, StringComparison.OrdinalIgnoreCase))
            .Where(snapshot => resource is null || string.Equals(snapshot.Image.ResourceId, resource, StringComparison.OrdinalIgnoreCase))
            .Where(fits);
        if (identifier is not null)
            found = [One(call, identifier, found)];
        return Page.Of(input, found, snapshot => Key(call, snapshot)).Render($"{kind.Noun}s", snapshot => SnapshotXml.Of(snapshot, call));
    }

    // The caller's own come first, by name; then those of others, by ARN.
    private IEnumerable<Snapshot> Seen(Call call, QueryInput input)
    {
        var own = model.In(call.AccountId, call.Region).Snapshots(kind).Values;
        return input["SnapshotType"] switch
        {
            null => own.Concat(OfOthers(call, input.Flag("IncludeShared") == true, input.Flag("IncludePublic") == true)),
            SnapshotType.Manual => own.Where(snapshot => snapshot.Type == SnapshotType.Manual),
            SnapshotType.Automated => own.Where(snapshot => snapshot.Type == SnapshotType.Automated),
            SnapshotType.AwsBackup => own.Where(snapshot => snapshot.Type == SnapshotType.AwsBackup)
                .Concat(OfOthers(call, input.Flag("IncludeShared") == true, input.Flag("IncludePublic") == true)),
            "shared" => OfOthers(call, shared: true, isPublic: false),
            "public" => own.Where(snapshot => snapshot.IsPublic).Concat(OfOthers(call, shared: false, isPublic: true)),
            var other => throw Faults.InvalidParameterValue($"Invalid snapshot type: {other}"),
        };
    }

    private IEnumerable<Snapshot> OfOthers(Call call, bool shared, bool isPublic) => !shared && !isPublic ? [] : model
        .SharedIn(kind, call.Region, call.AccountId)
        .Where(snapshot => (shared && snapshot.SharedWith.Contains(call.AccountId)) || (isPublic && snapshot.IsPublic))
        .OrderBy(snapshot => snapshot.Arn, StringComparer.Ordinal);

    private Snapshot One(Call call, string identifier, IEnumerable<Snapshot> seen)
    {
        var arn = CopySource.Named(call, kind, identifier);
        return arn.Region == call.Region && model.Find(kind, arn) is { } found && seen.Contains(found) ? found : throw kind.NotFound(identifier);
    }

    private static string Key(Call call, Snapshot snapshot) =>
        snapshot.AccountId == call.AccountId ? $"0{snapshot.Identifier}" : $"1{snapshot.Arn}";
}
