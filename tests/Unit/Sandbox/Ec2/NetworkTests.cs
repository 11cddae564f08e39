using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Ec2;

/// <summary>The networks that databases lie in, as EC2 shows them.</summary>
public sealed class NetworkTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    private QueryClient Ec2 => new(sandbox, sandbox.Primary().AccessKey, "ec2", "2016-11-15");

    private QueryClient Rds => new(sandbox, sandbox.Primary().AccessKey, "rds", "2014-10-31");

    [Fact]
    public void The_default_subnet_group_of_databases_lies_in_the_default_VPC()
    {
        var group = Rds.Call("DescribeDBSubnetGroups", ("DBSubnetGroupName", "default")).Descendants("DBSubnetGroup").Single();
        var subnets = Ec2.Call("DescribeSubnets", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", Text(group, "VpcId"))).Element("subnetSet")!.Elements("item");

        Assert.Equal(Text(Ec2.Call("DescribeVpcs"), "vpcId"), Text(group, "VpcId"));
        Assert.Equal(group.Descendants("SubnetIdentifier").Select(id => id.Value), subnets.Select(subnet => Text(subnet, "subnetId")));
    }

    [Fact]
    public void The_security_group_that_every_VPC_has_goes_with_it_only()
    {
        var vpc = Text(Ec2.Call("CreateVpc", ("CidrBlock", "10.0.0.0/16")), "vpcId");
        var group = Ec2.Call("DescribeSecurityGroups", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", vpc)).Descendants("item").Single();

        Assert.Equal("default", Text(group, "groupName"));
        Assert.Equal("CannotDelete", Code("DeleteSecurityGroup", ("GroupId", Text(group, "groupId"))));
        Assert.Equal("true", Text(Ec2.Call("DeleteVpc", ("VpcId", vpc)), "return"));
        Assert.Equal("InvalidGroup.NotFound", Code("DescribeSecurityGroups", ("GroupId.1", Text(group, "groupId"))));
    }

    [Fact]
    public void Vpcs_come_in_pages()
    {
        for (var number = 0; number < 5; number++)
            Ec2.Call("CreateVpc", ("CidrBlock", $"10.{number}.0.0/16"));

        var page = Ec2.Call("DescribeVpcs", ("MaxResults", "5"));

        Assert.Equal((5, 1), (Vpcs(page), Vpcs(Ec2.Call("DescribeVpcs", ("NextToken", Text(page, "nextToken"))))));
        Assert.Equal("InvalidNextToken", Code("DescribeVpcs", ("NextToken", "more")));
    }

    [Fact]
    public void Whom_EC2_does_not_know_it_tells_in_its_own_words() => Assert.Equal("AuthFailure", Assert.Throws<AwsFault>(() =>
        new QueryClient(sandbox, new AccessKey("AKIAIOSFODNN7EXAMPLE", "no secret"), "ec2", "2016-11-15").Call("DescribeVpcs")).Code);

    private string Code(string action, params (string, string)[] parameters) => Assert.Throws<AwsFault>(() => Ec2.Call(action, parameters)).Code;

    private static int Vpcs(XElement page) => page.Element("vpcSet")!.Elements("item").Count();

    private static string Text(XElement element, string name) => element.Descendants(name).First().Value;
}
