using System.Xml.Linq;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The groups a database belongs to.</summary>
internal static class GroupsXml
{
    internal static XElement Security(Database database, RdsRegion region) => Xml.List(
        "VpcSecurityGroups",
        (database.VpcSecurityGroupIds.Count == 0 ? [DefaultGroup(database, region)] : database.VpcSecurityGroupIds).Select(group => Xml.Element(
            "VpcSecurityGroupMembership", Xml.Value("VpcSecurityGroupId", group), Xml.Value("Status", "active"))));

    private static string DefaultGroup(Database database, RdsRegion region) =>
        IdSource.Network("sg", region.SubnetGroups.GetValueOrDefault(database.SubnetGroupName) ?? database.SubnetGroupName);

    internal static XElement Parameter(DbInstance instance) => Xml.List("DBParameterGroups",
    [
        Xml.Element("DBParameterGroup", Xml.Value("DBParameterGroupName", instance.ParameterGroupName), Xml.Value("ParameterApplyStatus", "in-sync")),
    ]);

    internal static XElement Option(DbInstance instance) => Xml.List("OptionGroupMemberships",
    [
        Xml.Element("OptionGroupMembership", Xml.Value("OptionGroupName", instance.Image.OptionGroupName), Xml.Value("Status", "in-sync")),
    ]);

    internal static XElement Subnet(Database database, RdsRegion region) => Subnet(database.SubnetGroupName, region, database.Region);

    internal static XElement Subnet(string name, RdsRegion region, string place) => Xml.Element(
        "DBSubnetGroup",
        Xml.Value("DBSubnetGroupName", name),
        Xml.Value("DBSubnetGroupDescription", name),
        Xml.Value("VpcId", region.SubnetGroups.GetValueOrDefault(name)),
        Xml.Value("SubnetGroupStatus", "Complete"),
        Xml.List("Subnets", Zones.Of(place).Select(zone => Xml.Element(
            "Subnet",
            Xml.Value("SubnetIdentifier", IdSource.Network("subnet", $"{region.SubnetGroups.GetValueOrDefault(name)}/{zone}")),
            Xml.Element("SubnetAvailabilityZone", Xml.Value("Name", zone)),
            Xml.Value("SubnetStatus", "Active")))));
}
