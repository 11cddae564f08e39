using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::KMS::Alias</c>.</summary>
internal sealed class KmsAliasType() : ResourceType(
    "AWS::KMS::Alias",
    Property.Text("AliasName").Required().Replacing(),
    Property.Text("TargetKeyId").Required())
{
    public override string NameProperty => "AliasName";

    public override void Create(ResourceCall call)
    {
        call.Send("kms", "CreateAlias", Input(call));
        call.PhysicalId = call.Text("AliasName")!;
    }

    public override void Update(ResourceCall call) => call.Send("kms", "UpdateAlias", Input(call));

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("kms", "DeleteAlias", new JsonObject { ["AliasName"] = call.PhysicalId }));

    private static JsonObject Input(ResourceCall call) => new() { ["AliasName"] = call.Text("AliasName"), ["TargetKeyId"] = call.Text("TargetKeyId") };
}
