using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The groups a database belongs to.</summary>
internal static class GroupsOutput
{
    internal static JsonArray Security(Database database, RdsRegion region) => Shown.List(
        database.VpcSecurityGroupIds.Count == 0 ? [DefaultGroup(database, region)] : database.VpcSecurityGroupIds,
        group => new JsonObject { ["VpcSecurityGroupId"] = group, ["Status"] = "active" });

    private static string DefaultGroup(Database database, RdsRegion region) =>
        IdSource.Network("sg", region.SubnetGroups.GetValueOrDefault(database.SubnetGroupName) ?? database.SubnetGroupName);

    internal static JsonArray Parameter(DbInstance instance) =>
        new(new JsonObject { ["DBParameterGroupName"] = instance.ParameterGroupName, ["ParameterApplyStatus"] = "in-sync" });

    internal static JsonArray Option(DbInstance instance) =>
        new(new JsonObject { ["OptionGroupName"] = instance.Image.OptionGroupName, ["Status"] = "in-sync" });

    internal static JsonObject Subnet(Database database, RdsRegion region) => Subnet(database.SubnetGroupName, region, database.Region);

    internal static JsonObject Subnet(string name, RdsRegion region, string place) => new()
    {
        ["DBSubnetGroupName"] = name,
        ["DBSubnetGroupDescription"] = name,
        ["VpcId"] = region.SubnetGroups.GetValueOrDefault(name),
        ["SubnetGroupStatus"] = "Complete",
        ["Subnets"] = Shown.List(Zones.Of(place), zone => new JsonObject
        {
            ["SubnetIdentifier"] = IdSource.Network("subnet", $"{region.SubnetGroups.GetValueOrDefault(name)}/{zone}"),
            ["SubnetAvailabilityZone"] = new JsonObject { ["Name"] = zone },
            ["SubnetStatus"] = "Active",
        }),
    };
}
