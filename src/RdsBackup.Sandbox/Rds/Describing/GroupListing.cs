using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What databases refer to, for clients that look: groups, engine versions, and maintenance, of which nothing is ever pending.</summary>
internal sealed class GroupListing(RdsModel model)
{
    internal IReadOnlyDictionary<string, OperationRule> All => new Dictionary<string, OperationRule>
    {
        ["DescribeDBSubnetGroups"] = new("DBSubnetGroupName MaxRecords Marker", Subnets),
        ["DescribeDBParameterGroups"] = new("DBParameterGroupName MaxRecords Marker", Parameters),
        ["DescribeOptionGroups"] = new("OptionGroupName MaxRecords Marker", Options),
        ["DescribeDBEngineVersions"] = new("Engine MaxRecords Marker", Versions),
        ["DescribePendingMaintenanceActions"] = new("ResourceIdentifier MaxRecords Marker", Maintenance),
    };

    private JsonObject Subnets(Call call, JsonObject input)
    {
        var (region, name) = Asked(call, input, "DescribeDBSubnetGroups", "DBSubnetGroupName", "subgrp");
        return call.Listed<string>(name is null ? region.SubnetGroups.Keys : [Groups.Subnet(region, name)], group => group, group =>
        {
            var shown = GroupsOutput.Subnet(group, region, call.Region);
            shown["DBSubnetGroupArn"] = Arn(call, "subgrp", group);
            return shown;
        });
    }

    // AWS makes its default groups when they are first used.
    private JsonObject Parameters(Call call, JsonObject input)
    {
        var (region, name) = Asked(call, input, "DescribeDBParameterGroups", "DBParameterGroupName", "pg");
        var used = region.Instances.Values.Select(instance => (Group: instance.ParameterGroupName, instance.Image)).ToLookup(one => one.Group, one => one.Image, StringComparer.OrdinalIgnoreCase);
        return call.Listed(name is null ? Sorted(region.ParameterGroups, used.Select(one => one.Key)) : [Groups.Parameter(region, SnapshotKind.Instance, name)], group => group, group => new JsonObject
        {
            ["DBParameterGroupName"] = group,
            ["DBParameterGroupFamily"] = used[group].Select(image => Engines.Of(image.Engine).Family(image.EngineVersion)).FirstOrDefault(),
            ["Description"] = group,
            ["DBParameterGroupArn"] = Arn(call, "pg", group),
        });
    }

    private JsonObject Options(Call call, JsonObject input)
    {
        var (region, name) = Asked(call, input, "DescribeOptionGroups", "OptionGroupName", "og");
        var used = region.Instances.Values.Select(instance => instance.Image).Where(image => image.OptionGroupName is not null)
            .ToLookup(image => image.OptionGroupName!, StringComparer.OrdinalIgnoreCase);
        return call.Listed(name is null ? Sorted(region.OptionGroups, used.Select(one => one.Key)) : [Groups.Option(region, name)], group => group, group => new JsonObject
        {
            ["OptionGroupName"] = group,
            ["OptionGroupDescription"] = group,
            ["EngineName"] = used[group].FirstOrDefault()?.Engine,
            ["MajorEngineVersion"] = used[group].Select(image => Engines.Of(image.Engine).Major(image.EngineVersion)).FirstOrDefault(),
            ["Options"] = new JsonArray(),
            ["AllowsVpcAndNonVpcInstanceMemberships"] = true,
            ["OptionGroupArn"] = Arn(call, "og", group),
        });
    }

    // The one version of each engine that the sandbox knows.
    private JsonObject Versions(Call call, JsonObject input)
    {
        call.Demand("rds:DescribeDBEngineVersions", "*");
        var engines = input.Text("Engine") is { } wanted ? [Engines.Of(wanted)] : Engines.Known;
        return call.Listed(engines, engine => engine.Name, engine => new JsonObject
        {
            ["Engine"] = engine.Name,
            ["MajorEngineVersion"] = engine.Major(engine.DefaultVersion),
            ["EngineVersion"] = engine.DefaultVersion,
            ["DBParameterGroupFamily"] = engine.Family(engine.DefaultVersion),
            ["DBEngineDescription"] = engine.Name,
            ["DBEngineVersionDescription"] = $"{engine.Name} {engine.DefaultVersion}",
            ["Status"] = "available",
        });
    }

    private JsonObject Maintenance(Call call, JsonObject input)
    {
        call.Demand("rds:DescribePendingMaintenanceActions", input.Text("ResourceIdentifier") ?? "*");
        return call.Listed<string>([], name => name, name => name);
    }

    private (RdsRegion Region, string? Name) Asked(Call call, JsonObject input, string operation, string parameter, string type)
    {
        var name = input.Text(parameter);
        Access.Demand(call, operation, RdsArn.Of(call.Region, call.AccountId, type, name ?? "*"));
        return (model.In(call.AccountId, call.Region), name);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> own, IEnumerable<string> used) =>
        own.Concat(used).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    private static string Arn(Call call, string type, string name) => RdsArn.Of(call.Region, call.AccountId, type, name).ToString();
}
