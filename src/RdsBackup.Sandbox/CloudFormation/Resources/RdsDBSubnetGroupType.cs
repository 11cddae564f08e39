using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::RDS::DBSubnetGroup</c>.</summary>
internal sealed class RdsDBSubnetGroupType() : ResourceType(
    "AWS::RDS::DBSubnetGroup",
    Property.Text("DBSubnetGroupDescription").Required(),
    Property.Text("DBSubnetGroupName").Replacing(),
    Property.Texts("SubnetIds").Required())
{
    public override string NameProperty => "DBSubnetGroupName";

    public override void Create(ResourceCall call)
    {
        var name = (call.Text("DBSubnetGroupName") ?? call.MakeName(255)).ToLowerInvariant();
        call.Send("rds", "CreateDBSubnetGroup", Input(call, name));
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call) => call.Send("rds", "ModifyDBSubnetGroup", Input(call, call.PhysicalId));

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("rds", "DeleteDBSubnetGroup", new() { ["DBSubnetGroupName"] = call.PhysicalId }));

    private static JsonObject Input(ResourceCall call, string name) => new(call.Given("DBSubnetGroupDescription", "SubnetIds")) { ["DBSubnetGroupName"] = name };
}
