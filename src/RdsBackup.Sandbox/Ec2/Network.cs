using System.Net;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Ec2;

/// <summary>What an account has in a region: at first the default VPC, with a subnet in each Availability Zone.</summary>
internal sealed class Network
{
    public Network(string accountId, string region)
    {
        var vpc = new Vpc(IdSource.Network("vpc", $"{accountId}/{region}"), IPNetwork.Parse("172.31.0.0/16")) { IsDefault = true };
        Add(vpc, IdSource.Network("sg", vpc.Id));
        Subnets.AddRange(Zones.Of(region).Select((zone, index) =>
            new Subnet(IdSource.Network("subnet", $"{vpc.Id}/{zone}"), vpc, IPNetwork.Parse(Invariant($"172.31.{index * 16}.0/20")), zone)));
    }

    public List<Vpc> Vpcs { get; } = [];

    public List<Subnet> Subnets { get; } = [];

    public List<SecurityGroup> Groups { get; } = [];

    /// <summary>Adds a VPC, with the security group that every VPC has.</summary>
    public void Add(Vpc vpc, string groupId)
    {
        Vpcs.Add(vpc);
        Groups.Add(new SecurityGroup(groupId, vpc, SecurityGroup.Default, "default VPC security group"));
    }
}

/// <summary>A VPC.</summary>
internal sealed record Vpc(string Id, IPNetwork Range)
{
    public bool IsDefault { get; init; }
}

/// <summary>A part of a VPC in one Availability Zone.</summary>
internal sealed record Subnet(string Id, Vpc Vpc, IPNetwork Range, string Zone)
{
    // AWS keeps five for itself.
    public long FreeAddresses => (1L << (32 - Range.PrefixLength)) - 5;
}

/// <summary>A security group without any rule: it lets nobody in.</summary>
internal sealed record SecurityGroup(string Id, Vpc Vpc, string Name, string Description)
{
    public const string Default = "default";
}
