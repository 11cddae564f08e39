namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::EC2::SecurityGroup</c> that lets nobody in.</summary>
internal sealed class Ec2SecurityGroupType() : ResourceType(
    "AWS::EC2::SecurityGroup",
    Property.Text("GroupDescription").Required().Replacing(),
    Property.Text("GroupName").Replacing(),
    Property.Text("VpcId").Required().Replacing())
{
    public override IReadOnlyList<string> Attributes => ["GroupId", "VpcId"];

    public override void Create(ResourceCall call)
    {
        var made = call.Send("ec2", "CreateSecurityGroup", new()
        {
            ["GroupName"] = call.Text("GroupName") ?? call.MakeName(255),
            ["Description"] = call.Text("GroupDescription"),
            ["VpcId"] = call.Text("VpcId"),
        });
        call.PhysicalId = call.Attributes["GroupId"] = (string)made["GroupId"]!;
        call.Attributes["VpcId"] = call.Text("VpcId")!;
    }

    // Everything that can be changed replaces it.
    public override void Update(ResourceCall call)
    {
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("ec2", "DeleteSecurityGroup", new() { ["GroupId"] = call.PhysicalId }));
}
