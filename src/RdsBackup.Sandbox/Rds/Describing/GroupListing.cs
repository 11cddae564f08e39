using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What databases refer to, for clients that look: groups, engine versions, and maintenance, of which nothing is ever pending.</summary>
internal sealed class GroupListing(RdsModel model)
{
    internal IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> All => new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>
    {
        ["DescribeDBSubnetGroups"] = Subnets,
        ["DescribeDBParameterGroups"] = Parameters,
        ["DescribeOptionGroups"] = Options,
        ["DescribeDBEngineVersions"] = Versions,
        ["DescribePendingMaintenanceActions"] = Maintenance,
    };

    private IEnumerable<XElement> Subnets(Call call, QueryInput input)
    {
        var (region, name) = Asked(call, input, "DescribeDBSubnetGroups", "DBSubnetGroupName", "subgrp");
        return Render(input, "DBSubnetGroups", name is null ? region.SubnetGroups.Keys : [Groups.Subnet(region, name)], group =>
        {
            var shown = GroupsXml.Subnet(group, region, call.Region);
            shown.Add(Xml.Value("DBSubnetGroupArn", Arn(call, "subgrp", group)));
            return shown;
        });
    }

    // AWS makes its default groups when they are first used.
    private IEnumerable<XElement> Parameters(Call call, QueryInput input)
    {
        var (region, name) = Asked(call, input, "DescribeDBParameterGroups", "DBParameterGroupName", "pg");
        var used = region.Instances.Values.Select(instance => (Group: instance.ParameterGroupName, instance.Image)).ToLookup(one => one.Group, one => one.Image, StringComparer.OrdinalIgnoreCase);
        return Render(input, "DBParameterGroups", name is null ? Sorted(region.ParameterGroups, used.Select(one => one.Key)) : [Groups.Parameter(region, SnapshotKind.Instance, name)], group => Xml.Element(
            "DBParameterGroup",
            Xml.Value("DBParameterGroupName", group),
            Xml.Value("DBParameterGroupFamily", used[group].Select(image => Engines.Of(image.Engine).Family(image.EngineVersion)).FirstOrDefault()),
            Xml.Value("Description", group),
            Xml.Value("DBParameterGroupArn", Arn(call, "pg", group))));
    }

    private IEnumerable<XElement> Options(Call call, QueryInput input)
    {
        var (region, name) = Asked(call, input, "DescribeOptionGroups", "OptionGroupName", "og");
        var used = region.Instances.Values.Select(instance => instance.Image).Where(image => image.OptionGroupName is not null)
            .ToLookup(image => image.OptionGroupName!, StringComparer.OrdinalIgnoreCase);
        return Render(input, "OptionGroupsList", name is null ? Sorted(region.OptionGroups, used.Select(one => one.Key)) : [Groups.Option(region, name)], group => Xml.Element(
            "OptionGroup",
            Xml.Value("OptionGroupName", group),
            Xml.Value("OptionGroupDescription", group),
            Xml.Value("EngineName", used[group].FirstOrDefault()?.Engine),
            Xml.Value("MajorEngineVersion", used[group].Select(image => Engines.Of(image.Engine).Major(image.EngineVersion)).FirstOrDefault()),
            Xml.Element("Options"),
            Xml.Value("AllowsVpcAndNonVpcInstanceMemberships", value: true),
            Xml.Value("OptionGroupArn", Arn(call, "og", group))));
    }

    // The one version of each engine that the sandbox knows.
    private IEnumerable<XElement> Versions(Call call, QueryInput input)
    {
        call.Demand("rds:DescribeDBEngineVersions", "*");
        if (input["EngineVersion"] is not null || input["DBParameterGroupFamily"] is not null || input.Structures("Filters").Count > 0)
            throw AwsFault.Lacks("way to look for engine versions but by Engine");
        var engines = input["Engine"] is { } wanted ? [Engines.Of(wanted)] : Engines.Known;
        return Page.Of(input, engines, engine => engine.Name).Render("DBEngineVersions", engine => Xml.Element(
            "DBEngineVersion",
            Xml.Value("Engine", engine.Name),
            Xml.Value("MajorEngineVersion", engine.Major(engine.DefaultVersion)),
            Xml.Value("EngineVersion", engine.DefaultVersion),
            Xml.Value("DBParameterGroupFamily", engine.Family(engine.DefaultVersion)),
            Xml.Value("DBEngineDescription", engine.Name),
            Xml.Value("DBEngineVersionDescription", $"{engine.Name} {engine.DefaultVersion}"),
            Xml.Value("Status", "available")));
    }

    private IEnumerable<XElement> Maintenance(Call call, QueryInput input)
    {
        call.Demand("rds:DescribePendingMaintenanceActions", input["ResourceIdentifier"] ?? "*");
        return [Xml.Element("PendingMaintenanceActions")];
    }

    private (RdsRegion Region, string? Name) Asked(Call call, QueryInput input, string operation, string parameter, string type)
    {
        var name = input[parameter];
        Access.Demand(call, operation, RdsArn.Of(call.Region, call.AccountId, type, name ?? "*"));
        return input.Structures("Filters").Count == 0 ? (model.In(call.AccountId, call.Region), name)
            : throw AwsFault.Lacks($"filter of {operation}");
    }

    private static IEnumerable<XElement> Render(QueryInput input, string list, IEnumerable<string> groups, Func<string, XElement> group) =>
        Page.Of(input, groups, name => name).Render(list, group);

    private static IEnumerable<string> Sorted(IEnumerable<string> own, IEnumerable<string> used) =>
        own.Concat(used).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    private static string Arn(Call call, string type, string name) => RdsArn.Of(call.Region, call.AccountId, type, name).ToString();
}
