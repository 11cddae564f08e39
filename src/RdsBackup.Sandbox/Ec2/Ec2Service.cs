using System.Net;
using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Ec2;

/// <summary>
/// EC2, as far as a private database needs a network. It is called from within only: EC2 has a query protocol of its own, which the sandbox does not speak.
/// </summary>
internal sealed class Ec2Service : IQueryService, INetworks
{
    private readonly IdSource ids;
    private readonly List<Vpc> vpcs = [];
    private readonly List<Subnet> subnets = [];
    private readonly List<SecurityGroup> groups = [];

    public Ec2Service(IdSource ids)
    {
        this.ids = ids;
        Operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal)
        {
            ["CreateVpc"] = CreateVpc,
            ["DeleteVpc"] = DeleteVpc,
            ["CreateSubnet"] = CreateSubnet,
            ["DeleteSubnet"] = DeleteSubnet,
            ["CreateSecurityGroup"] = CreateGroup,
            ["DeleteSecurityGroup"] = DeleteGroup,
        };
    }

    public string Name => "ec2";

    public XNamespace Namespace => "http://ec2.amazonaws.com/doc/2016-11-15/";

    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }

    public string? VpcOfSubnet(string accountId, string region, string subnetId) =>
        subnets.Find(subnet => subnet.Id == subnetId && subnet.Vpc.AccountId == accountId && subnet.Vpc.Region == region)?.Vpc.Id;

    private IEnumerable<XElement> CreateVpc(Call call, QueryInput input)
    {
        Demand(call, "CreateVpc", "vpc", "*");
        var range = Range(input, "InvalidVpc.Range");
        var vpc = new Vpc(NewId("vpc"), call.AccountId, call.Region, range);
        vpcs.Add(vpc);
        return [new("vpc", new XElement("vpcId", vpc.Id), new XElement("cidrBlock", range), new XElement("state", "available"))];
    }

    private IEnumerable<XElement> DeleteVpc(Call call, QueryInput input)
    {
        var id = input.Required("VpcId");
        Demand(call, "DeleteVpc", "vpc", id);
        var vpc = FindVpc(call, id);
        if (subnets.Exists(subnet => subnet.Vpc == vpc) || groups.Exists(group => group.Vpc == vpc))
            throw new AwsFault("DependencyViolation", $"The vpc '{id}' has dependencies and cannot be deleted.");

        vpcs.Remove(vpc);
        return [];
    }

    private IEnumerable<XElement> CreateSubnet(Call call, QueryInput input)
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

        var zone = input["AvailabilityZone"] ?? Zones.Of(call.Region).First();
        if (!Zones.Of(call.Region).Contains(zone))
        {
            throw new AwsFault(
                "InvalidParameterValue",
                $"Value ({zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: "
                + string.Join(", ", Zones.Of(call.Region)));
        }

        var subnet = new Subnet(NewId("subnet"), vpc, range, zone);
        subnets.Add(subnet);
        return [new("subnet", new XElement("subnetId", subnet.Id), new XElement("availabilityZone", zone), new XElement("vpcId", vpcId))];
    }

    private IEnumerable<XElement> DeleteSubnet(Call call, QueryInput input)
    {
        var id = input.Required("SubnetId");
        Demand(call, "DeleteSubnet", "subnet", id);
        if (subnets.RemoveAll(subnet => subnet.Id == id && IsHere(subnet.Vpc, call)) == 0)
            throw new AwsFault("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist");

        return [];
    }

    private IEnumerable<XElement> CreateGroup(Call call, QueryInput input)
    {
        var (vpcId, name) = (input.Required("VpcId"), input.Required("GroupName"));
        Demand(call, "CreateSecurityGroup", "security-group", "*");
        Demand(call, "CreateSecurityGroup", "vpc", vpcId);
        var vpc = FindVpc(call, vpcId);
        if (groups.Exists(other => other.Vpc == vpc && other.Name == name))
            throw new AwsFault("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpcId}'");

        var group = new SecurityGroup(NewId("sg"), vpc, name);
        groups.Add(group);
        return [new("groupId", group.Id)];
    }

    private IEnumerable<XElement> DeleteGroup(Call call, QueryInput input)
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
    private static IPNetwork Range(QueryInput input, string code)
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
