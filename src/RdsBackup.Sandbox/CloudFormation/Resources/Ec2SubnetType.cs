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
        var made = call.Query(
            "ec2",
            "CreateSubnet",
            ("VpcId", call.Text("VpcId")),
            ("CidrBlock", call.Text("CidrBlock")),
            ("AvailabilityZone", call.Text("AvailabilityZone"))).Element("subnet")!;
        call.PhysicalId = call.Attributes["SubnetId"] = (string)made.Element("subnetId")!;
        call.Attributes["AvailabilityZone"] = (string)made.Element("availabilityZone")!;
        call.Attributes["CidrBlock"] = call.Text("CidrBlock")!;
        call.Attributes["VpcId"] = call.Text("VpcId")!;
    }

    // Everything that can be changed replaces it.
    public override void Update(ResourceCall call)
    {
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Query("ec2", "DeleteSubnet", ("SubnetId", call.PhysicalId)));
}
