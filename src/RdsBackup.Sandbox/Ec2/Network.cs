using System.Net;

namespace RdsBackup.Sandbox.Ec2;

/// <summary>A VPC.</summary>
internal sealed record Vpc(string Id, string AccountId, string Region, IPNetwork Range);

/// <summary>A part of a VPC in one Availability Zone.</summary>
internal sealed record Subnet(string Id, Vpc Vpc, IPNetwork Range, string Zone);

/// <summary>A security group without any rule: it lets nobody in.</summary>
internal sealed record SecurityGroup(string Id, Vpc Vpc, string Name);
