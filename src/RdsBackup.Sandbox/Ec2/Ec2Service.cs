using System.Net;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Ec2;

/// <summary>
/// EC2, as far as databases need networks. An account has a default VPC in every region, with a subnet in each Availability Zone and a security group.
/// </summary>
internal sealed class Ec2Service : IService, INetworks
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly IdSource ids;
    private readonly PerRegion<Network> networks = new((accountId, region) => new Network(accountId, region));

    public Ec2Service(IdSource ids)
    {
        this.ids = ids;
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateVpc"] = new("CidrBlock", CreateVpc),
            ["DeleteVpc"] = new("VpcId", DeleteVpc),
            ["DescribeVpcs"] = new("VpcIds Filters(Name Values) NextToken MaxResults", DescribeVpcs),
            ["CreateSubnet"] = new("VpcId CidrBlock AvailabilityZone", CreateSubnet),
            ["DeleteSubnet"] = new("SubnetId", DeleteSubnet),
            ["DescribeSubnets"] = new("SubnetIds Filters(Name Values) NextToken MaxResults", DescribeSubnets),
            ["CreateSecurityGroup"] = new("GroupName Description VpcId", CreateGroup),
            ["DeleteSecurityGroup"] = new("GroupId", DeleteGroup),
            ["DescribeSecurityGroups"] = new("GroupIds Filters(Name Values) NextToken MaxResults", DescribeGroups),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("ec2");

    Refusals IService.Refusals => Refusals.MissingParameter("InvalidParameterValue");

    AwsFault IService.InvalidPage(string member, string value) =>
        member == "NextToken" ? new("InvalidNextToken", "The token is invalid.") : new("InvalidParameterValue", $"Value ( {value} ) for parameter {member} is invalid.");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    public string? VpcOfSubnet(string accountId, string region, string subnetId) =>
        networks.In(accountId, region).Subnets.Find(subnet => subnet.Id == subnetId)?.Vpc.Id;

    private JsonObject CreateVpc(Call call, JsonObject input)
    {
        Demand(call, "CreateVpc", "vpc", "*");
        var range = Range(input, "InvalidVpc.Range");
        var vpc = new Vpc(NewId("vpc"), range);
        networks.In(call).Add(vpc, NewId("sg"));
        return new() { ["Vpc"] = Shown(vpc, call) };
    }

    private JsonObject DeleteVpc(Call call, JsonObject input)
    {
        var id = input.Required("VpcId");
        Demand(call, "DeleteVpc", "vpc", id);
        var vpc = FindVpc(call, id);
        var here = networks.In(call);
        if (here.Subnets.Exists(subnet => subnet.Vpc == vpc) || here.Groups.Exists(group => group.Vpc == vpc && group.Name != SecurityGroup.Default))
            throw new AwsFault("DependencyViolation", $"The vpc '{id}' has dependencies and cannot be deleted.");

        here.Vpcs.Remove(vpc);
        here.Groups.RemoveAll(group => group.Vpc == vpc);
        return [];
    }

    private JsonObject CreateSubnet(Call call, JsonObject input)
    {
        var vpcId = input.Required("VpcId");
        Demand(call, "CreateSubnet", "subnet", "*");
        Demand(call, "CreateSubnet", "vpc", vpcId);
        var vpc = FindVpc(call, vpcId);
        var range = Range(input, "InvalidSubnet.Range");
        if (!vpc.Range.Contains(range.BaseAddress) || range.PrefixLength < vpc.Range.PrefixLength)
            throw new AwsFault("InvalidSubnet.Range", Invariant($"The CIDR '{range}' is invalid."));

        if (networks.In(call).Subnets.Exists(other => other.Vpc == vpc && (other.Range.Contains(range.BaseAddress) || range.Contains(other.Range.BaseAddress))))
            throw new AwsFault("InvalidSubnet.Conflict", Invariant($"The CIDR '{range}' conflicts with another subnet"));

        var zone = input.Text("AvailabilityZone") ?? Zones.Of(call.Region).First();
        if (!Zones.Of(call.Region).Contains(zone))
        {
            throw new AwsFault(
                "InvalidParameterValue",
                $"Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: "
                + string.Join(", ", Zones.Of(call.Region)));
        }

        var subnet = new Subnet(NewId("subnet"), vpc, range, zone);
        networks.In(call).Subnets.Add(subnet);
        return new() { ["Subnet"] = Shown(subnet, call) };
    }

    private JsonObject DeleteSubnet(Call call, JsonObject input)
    {
        var id = input.Required("SubnetId");
        Demand(call, "DeleteSubnet", "subnet", id);
        if (networks.In(call).Subnets.RemoveAll(subnet => subnet.Id == id) == 0)
            throw new AwsFault("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

        return [];
    }

    private JsonObject CreateGroup(Call call, JsonObject input)
    {
        var (vpcId, name) = (input.Required("VpcId"), input.Required("GroupName"));
        Demand(call, "CreateSecurityGroup", "security-group", "*");
        Demand(call, "CreateSecurityGroup", "vpc", vpcId);
        var vpc = FindVpc(call, vpcId);
        if (networks.In(call).Groups.Exists(other => other.Vpc == vpc && other.Name == name))
            throw new AwsFault("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpcId}'");

        var group = new SecurityGroup(NewId("sg"), vpc, name, input.Required("Description"));
        networks.In(call).Groups.Add(group);
        return new() { ["GroupId"] = group.Id };
    }

    private JsonObject DeleteGroup(Call call, JsonObject input)
    {
        var id = input.Required("GroupId");
        Demand(call, "DeleteSecurityGroup", "security-group", id);
        var groups = networks.In(call).Groups;
        var group = groups.Find(one => one.Id == id) ?? throw new AwsFault("InvalidGroup.NotFound", $"The security group '{id}' does not exist");
        if (group.Name == SecurityGroup.Default)
            throw new AwsFault("CannotDelete", $"the specified group: \"{id}\" name: \"default\" cannot be deleted by a user");

        groups.Remove(group);
        return [];
    }

    private JsonObject DescribeVpcs(Call call, JsonObject input) =>
        List(call, input, "DescribeVpcs", networks.In(call).Vpcs, vpc => vpc.Id, vpc => vpc, Shown, "VpcIds", "InvalidVpcID.NotFound", "vpc ID");

    private JsonObject DescribeSubnets(Call call, JsonObject input) =>
        List(call, input, "DescribeSubnets", networks.In(call).Subnets, subnet => subnet.Id, subnet => subnet.Vpc, Shown, "SubnetIds", "InvalidSubnetID.NotFound", "subnet ID");

    private JsonObject DescribeGroups(Call call, JsonObject input) =>
        List(call, input, "DescribeSecurityGroups", networks.In(call).Groups, group => group.Id, group => group.Vpc, Shown, "GroupIds", "InvalidGroup.NotFound", "security group");

    private static JsonObject List<T>(
        Call call, JsonObject input, string operation, IReadOnlyList<T> all, Func<T, string> id, Func<T, Vpc> vpc, Func<T, Call, JsonObject> show, string ids, string code, string noun)
    {
        // These operations know no permission for one of them.
        call.Demand($"ec2:{operation}", "*");
        var named = input.Values(ids);
        if (named.FirstOrDefault(name => all.All(one => id(one) != name)) is { } missing)
            throw new AwsFault(code, $"The {noun} '{missing}' does not exist");
        var filters = input.Structures("Filters");
        if (filters.FirstOrDefault(filter => filter.Required("Name") != "vpc-id") is { } other)
            throw AwsFault.Lacks($"filter '{other.Text("Name")}' here");
        return call.Page(
            all.Where(one => (named.Count == 0 || named.Contains(id(one))) && filters.All(filter => filter.Values("Values").Contains(vpc(one).Id))), one => show(one, call), new PageSize(1000, 5));
    }

    private static JsonObject Shown(Vpc vpc, Call call) => new()
    {
        ["VpcId"] = vpc.Id,
        ["OwnerId"] = call.AccountId,
        ["CidrBlock"] = vpc.Range.ToString(),
        ["State"] = "available",
        ["IsDefault"] = vpc.IsDefault,
        ["InstanceTenancy"] = "default",
    };

    private static JsonObject Shown(Subnet subnet, Call call) => new()
    {
        ["SubnetId"] = subnet.Id,
        ["SubnetArn"] = ArnOf(call, "subnet", subnet.Id),
        ["OwnerId"] = call.AccountId,
        ["VpcId"] = subnet.Vpc.Id,
        ["AvailabilityZone"] = subnet.Zone,
        ["CidrBlock"] = subnet.Range.ToString(),
        ["AvailableIpAddressCount"] = subnet.FreeAddresses,
        ["DefaultForAz"] = subnet.Vpc.IsDefault,
        ["State"] = "available",
    };

    private static JsonObject Shown(SecurityGroup group, Call call) => new()
    {
        ["GroupId"] = group.Id,
        ["SecurityGroupArn"] = ArnOf(call, "security-group", group.Id),
        ["OwnerId"] = call.AccountId,
        ["VpcId"] = group.Vpc.Id,
        ["GroupName"] = group.Name,
        ["Description"] = group.Description,
    };

    private Vpc FindVpc(Call call, string id) => networks.In(call).Vpcs.Find(vpc => vpc.Id == id)
        ?? throw new AwsFault("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    // EC2 takes blocks of 16 to 65,536 addresses.
    private static IPNetwork Range(JsonObject input, string code)
    {
        var text = input.Required("CidrBlock");
        return IPNetwork.TryParse(text, out var range) && range.PrefixLength is >= 16 and <= 28
            ? range
            : throw new AwsFault(code, $"The CIDR '{text}' is invalid.");
    }

    private static void Demand(Call call, string operation, string type, string id) => call.Demand($"ec2:{operation}", ArnOf(call, type, id));

    private static string ArnOf(Call call, string type, string id) => $"arn:{Partitions.Of(call.Region)}:ec2:{call.Region}:{call.AccountId}:{type}/{id}";

    private string NewId(string prefix) => $"{prefix}-0{Convert.ToHexString(ids.Bytes(8)).ToLowerInvariant()}";
}
