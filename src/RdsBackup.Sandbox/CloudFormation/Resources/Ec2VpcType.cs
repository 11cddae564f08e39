namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::EC2::VPC</c>.</summary>
internal sealed class Ec2VpcType() : ResourceType(
    "AWS::EC2::VPC",
    Property.Text("CidrBlock").Required().Replacing())
{
    public override IReadOnlyList<string> Attributes => ["CidrBlock", "VpcId"];

    public override void Create(ResourceCall call)
    {
        var made = call.Send("ec2", "CreateVpc", new(call.Given("CidrBlock")))["Vpc"]!;
        call.PhysicalId = call.Attributes["VpcId"] = (string)made["VpcId"]!;
        call.Attributes["CidrBlock"] = call.Text("CidrBlock")!;
    }

    // Everything that can be changed replaces it.
    public override void Update(ResourceCall call)
    {
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("ec2", "DeleteVpc", new() { ["VpcId"] = call.PhysicalId }));
}
