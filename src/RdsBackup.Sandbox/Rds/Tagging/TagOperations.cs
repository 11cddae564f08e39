using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>AddTagsToResource</c>, <c>RemoveTagsFromResource</c> and <c>ListTagsForResource</c>.</summary>
internal sealed class TagOperations(RdsModel model)
{
    internal JsonObject Add(Call call, JsonObject input)
    {
        var asked = TagRules.Read(call, input);
        var arn = Named(input);
        Access.DemandTags(call, arn, Find(call, arn) ?? [], asked);
        TagRules.Add(Existing(call, arn), asked);
        return [];
    }

    internal JsonObject Remove(Call call, JsonObject input)
    {
        var arn = Named(input);
        var keys = input.Values("TagKeys");
        Access.Demand(call, "RemoveTagsFromResource", arn, Find(call, arn));
        var tags = Existing(call, arn);
        if (keys.Any(key => ReservedTags.Refuses(call, key)))
            throw Faults.InvalidParameterValue("Tag keys starting with the reserved prefix \"aws:\" cannot be removed.");
        foreach (var key in keys)
            tags.Remove(key);
        return [];
    }

    internal JsonObject List(Call call, JsonObject input)
    {
        var arn = Named(input);
        Access.Demand(call, "ListTagsForResource", arn, Find(call, arn));
        return new() { ["TagList"] = Shown.Tags(Existing(call, arn)) };
    }

    private static RdsArn Named(JsonObject input)
    {
        var name = input.Required("ResourceName");
        return RdsArn.TryParse(name) ?? throw Faults.InvalidParameterValue($"Invalid resource name: {name}");
    }

    private SortedDictionary<string, string>? Find(Call call, RdsArn arn)
    {
        if (arn.AccountId != call.AccountId || arn.Region != call.Region)
            return null;
        var region = model.In(arn.AccountId, arn.Region);
        return arn.Type switch
        {
            "snapshot" => model.Find(SnapshotKind.Instance, arn)?.Tags,
            "cluster-snapshot" => model.Find(SnapshotKind.Cluster, arn)?.Tags,
            "db" => region.Instances.GetValueOrDefault(arn.Name)?.Tags,
            "cluster" => region.Clusters.GetValueOrDefault(arn.Name)?.Tags,
            _ => null,
        };
    }

    private SortedDictionary<string, string> Existing(Call call, RdsArn arn)
    {
        if (arn.AccountId != call.AccountId || arn.Region != call.Region)
            throw Faults.InvalidParameterValue("The specified resource name does not match an RDS resource in this region.");
        return Find(call, arn) ?? throw (arn.Type switch
        {
            "snapshot" => SnapshotKind.Instance.NotFound(arn.Name),
            "cluster-snapshot" => SnapshotKind.Cluster.NotFound(arn.Name),
            "db" => SnapshotKind.Instance.DatabaseNotFound(arn.Name),
            "cluster" => SnapshotKind.Cluster.DatabaseNotFound(arn.Name),
            _ => Faults.InvalidParameterValue($"Invalid resource name: {arn}"),
        });
    }
}
