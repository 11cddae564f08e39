using System.Xml.Linq;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The groups a database belongs to.</summary>
internal static class GroupsXml
{
    internal static XElement Security(Database database) => Xml.List(
        "VpcSecurityGroups",
        (database.VpcSecurityGroupIds.Count == 0 ? ["sg-0default"] : database.VpcSecurityGroupIds).Select(group => Xml.Element(
            "VpcSecurityGroupMembership", Xml.Value("VpcSecurityGroupId", group), Xml.Value("Status", "active"))));

    internal static XElement Parameter(DbInstance instance) => Xml.List("DBParameterGroups",
    [
        Xml.Element("DBParameterGroup", Xml.Value("DBParameterGroupName", instance.ParameterGroupName), Xml.Value("ParameterApplyStatus", "in-sync")),
    ]);

    internal static XElement Option(DbInstance instance) => Xml.List("OptionGroupMemberships",
    [
        Xml.Element("OptionGroupMembership", Xml.Value("OptionGroupName", instance.Image.OptionGroupName), Xml.Value("Status", "in-sync")),
    ]);

    internal static XElement Subnet(Database database, RdsRegion region) => Xml.Element(
        "DBSubnetGroup",
        Xml.Value("DBSubnetGroupName", database.SubnetGroupName),
        Xml.Value("DBSubnetGroupDescription", database.SubnetGroupName),
        Xml.Value("VpcId", region.SubnetGroups.GetValueOrDefault(database.SubnetGroupName)),
        Xml.Value("SubnetGroupStatus", "Complete"),
        Xml.List("Subnets", Zones.Of(database.Region).Select(zone => Xml.Element(
            "Subnet",
            Xml.Value("SubnetIdentifier", $"subnet-0{zone[^1]}"),
            Xml.Element("SubnetAvailabilityZone", Xml.Value("Name", zone)),
            Xml.Value("SubnetStatus", "Active")))));
}
