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
        call.Query("rds", "CreateDBSubnetGroup", Parameters(call, name));
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call) => call.Query("rds", "ModifyDBSubnetGroup", Parameters(call, call.PhysicalId));

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Query("rds", "DeleteDBSubnetGroup", ("DBSubnetGroupName", call.PhysicalId)));

    private static (string Name, string? Value)[] Parameters(ResourceCall call, string name) =>
    [
        ("DBSubnetGroupName", name),
        ("DBSubnetGroupDescription", call.Text("DBSubnetGroupDescription")),
        .. call.QueryList("SubnetIds", "SubnetIds.SubnetIdentifier"),
    ];
}
