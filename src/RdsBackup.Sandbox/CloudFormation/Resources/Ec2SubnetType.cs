namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::EC2::Subnet</c>.</summary>
internal sealed class Ec2SubnetType() : ResourceType(
    "AWS::EC2::Subnet",
    Property.Text("AvailabilityZone").Replacing(),
    Property.Text("CidrBlock").Required().Replacing(),
    Property.Text("VpcId").Required().Replacing())
{
    public override IReadOnlyList<string> Attributes => ["AvailabilityZone", "CidrBlock", "SubnetId", "VpcId"];

    public override void Create(ResourceCall call)
    {
        var made = call.Send("ec2", "CreateSubnet", new(call.Given("VpcId", "CidrBlock", "AvailabilityZone")))["Subnet"]!;
        call.PhysicalId = call.Attributes["SubnetId"] = (string)made["SubnetId"]!;
        call.Attributes["AvailabilityZone"] = (string)made["AvailabilityZone"]!;
        call.Attributes["CidrBlock"] = call.Text("CidrBlock")!;
        call.Attributes["VpcId"] = call.Text("VpcId")!;
    }

    // Everything that can be changed replaces it.
    public override void Update(ResourceCall call)
    {
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("ec2", "DeleteSubnet", new() { ["SubnetId"] = call.PhysicalId }));
}
