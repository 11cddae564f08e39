using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::IAM::Policy</c>, an inline policy of one or more roles.</summary>
internal sealed class IamPolicyType() : ResourceType(
    "AWS::IAM::Policy",
    Property.Document("PolicyDocument").Required(),
    Property.Text("PolicyName").Required(),
    Property.Texts("Roles").Required())
{
    public override IReadOnlyList<string> Attributes => ["Id"];

    public override bool NeedsCapability => true;

    public override TimeSpan CreateTakes => TimeSpan.FromSeconds(15);

    public override void Create(ResourceCall call)
    {
        call.PhysicalId = call.Attributes["Id"] = call.MakeName(128);
        Put(call);
    }

    public override void Update(ResourceCall call)
    {
        Put(call);
        var before = (string)call.Previous!["PolicyName"]!;
        Remove(call, before, Roles(call.Previous).Where(role => before != call.Text("PolicyName") || !Roles(call.Properties).Contains(role)));
    }

    public override void Delete(ResourceCall call) => Remove(call, call.Text("PolicyName")!, Roles(call.Properties));

    private static void Put(ResourceCall call)
    {
        foreach (var role in Roles(call.Properties))
        {
            call.Send("iam", "PutRolePolicy", new()
            {
                ["RoleName"] = role,
                ["PolicyName"] = call.Text("PolicyName"),
                ["PolicyDocument"] = call.Document("PolicyDocument"),
            });
        }
    }

    private static void Remove(ResourceCall call, string policy, IEnumerable<string> roles)
    {
        foreach (var role in roles)
            ResourceCall.IgnoreMissing(() => call.Send("iam", "DeleteRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = policy }));
    }

    private static IReadOnlyList<string> Roles(JsonObject properties) => [.. properties["Roles"]!.AsArray().Select(role => (string)role!)];
}
