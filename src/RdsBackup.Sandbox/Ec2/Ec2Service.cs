using System.Net;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Ec2;

/// <summary>
/// EC2, as far as a private database needs a network. It is called from within only: EC2 has a query protocol of its own, which the sandbox does not speak.
/// </summary>
internal sealed class Ec2Service : IService, INetworks
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly IdSource ids;
    private readonly List<Vpc> vpcs = [];
    private readonly List<Subnet> subnets = [];
    private readonly List<SecurityGroup> groups = [];

    public Ec2Service(IdSource ids)
    {
        this.ids = ids;
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateVpc"] = new("CidrBlock", CreateVpc),
            ["DeleteVpc"] = new("VpcId", DeleteVpc),
            ["CreateSubnet"] = new("VpcId CidrBlock AvailabilityZone", CreateSubnet),
            ["DeleteSubnet"] = new("SubnetId", DeleteSubnet),
            ["CreateSecurityGroup"] = new("GroupName Description VpcId", CreateGroup),
            ["DeleteSecurityGroup"] = new("GroupId", DeleteGroup),
        };
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("ec2");

    Refusals IService.Refusals => Refusals.MissingParameter("InvalidParameterValue");

    bool IService.IsInner => true;

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    public string? VpcOfSubnet(string accountId, string region, string subnetId) =>
        subnets.Find(subnet => subnet.Id == subnetId && subnet.Vpc.AccountId == accountId && subnet.Vpc.Region == region)?.Vpc.Id;

    private JsonObject CreateVpc(Call call, JsonObject input)
    {
        Demand(call, "CreateVpc", "vpc", "*");
        var range = Range(input, "InvalidVpc.Range");
        var vpc = new Vpc(NewId("vpc"), call.AccountId, call.Region, range);
        vpcs.Add(vpc);
        return new() { ["Vpc"] = new JsonObject { ["VpcId"] = vpc.Id, ["CidrBlock"] = range.ToString(), ["State"] = "available" } };
    }

    private JsonObject DeleteVpc(Call call, JsonObject input)
    {
        var id = input.Required("VpcId");
        Demand(call, "DeleteVpc", "vpc", id);
        var vpc = FindVpc(call, id);
        if (subnets.Exists(subnet => subnet.Vpc == vpc) || groups.Exists(group => group.Vpc == vpc))
            throw new AwsFault("DependencyViolation", $"The vpc '{id}' has dependencies and cannot be deleted.");

        vpcs.Remove(vpc);
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

        if (subnets.Exists(other => other.Vpc == vpc && (other.Range.Contains(range.BaseAddress) || range.Contains(other.Range.BaseAddress))))
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
        subnets.Add(subnet);
        return new() { ["Subnet"] = new JsonObject { ["SubnetId"] = subnet.Id, ["AvailabilityZone"] = zone, ["VpcId"] = vpcId } };
    }

    private JsonObject DeleteSubnet(Call call, JsonObject input)
    {
        var id = input.Required("SubnetId");
        Demand(call, "DeleteSubnet", "subnet", id);
        if (subnets.RemoveAll(subnet => subnet.Id == id && IsHere(subnet.Vpc, call)) == 0)
            throw new AwsFault("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

        return [];
    }

    private JsonObject CreateGroup(Call call, JsonObject input)
    {
        var (vpcId, name) = (input.Required("VpcId"), input.Required("GroupName"));
        Demand(call, "CreateSecurityGroup", "security-group", "*");
        Demand(call, "CreateSecurityGroup", "vpc", vpcId);
        var vpc = FindVpc(call, vpcId);
        if (groups.Exists(other => other.Vpc == vpc && other.Name == name))
            throw new AwsFault("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpcId}'");

        var group = new SecurityGroup(NewId("sg"), vpc, name);
        groups.Add(group);
        return new() { ["GroupId"] = group.Id };
    }

    private JsonObject DeleteGroup(Call call, JsonObject input)
    {
        var id = input.Required("GroupId");
        Demand(call, "DeleteSecurityGroup", "security-group", id);
        if (groups.RemoveAll(group => group.Id == id && IsHere(group.Vpc, call)) == 0)
            throw new AwsFault("InvalidGroup.NotFound", $"The security group '{id}' does not exist");

        return [];
    }

    private Vpc FindVpc(Call call, string id) => vpcs.Find(vpc => vpc.Id == id && IsHere(vpc, call))
        ?? throw new AwsFault("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist");

    private static bool IsHere(Vpc vpc, Call call) => vpc.AccountId == call.AccountId && vpc.Region == call.Region;

    // EC2 takes blocks of 16 to 65,536 addresses.
    private static IPNetwork Range(JsonObject input, string code)
    {
        var text = input.Required("CidrBlock");
        return IPNetwork.TryParse(text, out var range) && range.PrefixLength is >= 16 and <= 28
            ? range
            : throw new AwsFault(code, $"The CIDR '{text}' is invalid.");
    }

    private static void Demand(Call call, string operation, string type, string id) => call.Demand(
        $"ec2:{operation}", $"arn:{Partitions.Of(call.Region)}:ec2:{call.Region}:{call.AccountId}:{type}/{id}");

    private string NewId(string prefix) => $"{prefix}-0{Convert.ToHexString(ids.Bytes(8)).ToLowerInvariant()}";
}
