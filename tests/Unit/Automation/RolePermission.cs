using System.Text.Json.Nodes;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>One action, or one resource, of a statement of a role's policy.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Role">The role.</param>
/// <param name="Policy">Its inline policy.</param>
/// <param name="Statement">The statement's number in it.</param>
/// <param name="Member"><c>Action</c> or <c>Resource</c>.</param>
/// <param name="Value">The action or the resource.</param>
internal sealed record RolePermission(string Account, string Role, string Policy, int Statement, string Member, string Value)
{
    private static readonly string[] Accounts = ["primary", "secondary"];
    private static readonly string[] Members = ["Action", "Resource"];

    public override string ToString() => $"{Account}: {Value} of {Role} ({Policy}, statement {Statement})";

    /// <summary>Every permission of every role that the stacks made.</summary>
    public static IReadOnlyList<RolePermission> Of(StackedWorld stacks) =>
    [
        .. from account in Accounts
           let iam = Iam(stacks, account)
           from role in Texts(iam.Call("ListRoles"), "RoleName")
           where role.StartsWith("rdsbackup-", StringComparison.Ordinal)
           from policy in Texts(iam.Call("ListRolePolicies", ("RoleName", role)), "member")
           from statement in Document(iam, role, policy)[nameof(Statement)]!.AsArray().Select((statement, index) => (Node: statement!, Index: index))
           from member in Members
           from value in Values(statement.Node[member]!)
           select new RolePermission(account, role, policy, statement.Index, member, value),
    ];

    /// <summary>Takes it away, and leaves everything else as it is.</summary>
    public void Delete(StackedWorld stacks)
    {
        var iam = Iam(stacks, Account);
        var document = Document(iam, Role, Policy);
        var statements = document[nameof(Statement)]!.AsArray();
        var left = Values(statements[Statement]![Member]!).Where(value => value != Value).ToList();
        if (left.Count > 0)
            statements[Statement]![Member] = new JsonArray([.. left.Select(value => JsonValue.Create(value))]);
        else
            statements.RemoveAt(Statement);

        if (statements.Count > 0)
            iam.Call("PutRolePolicy", ("RoleName", Role), ("PolicyName", Policy), ("PolicyDocument", document.ToJsonString()));
        else
            iam.Call("DeleteRolePolicy", ("RoleName", Role), ("PolicyName", Policy));
    }

    private static QueryClient Iam(StackedWorld stacks, string account) =>
        QueryClient.Iam(stacks.World.Sandbox, stacks.World.Sandbox.Accounts.First(one => one.Name == account));

    private static JsonNode Document(QueryClient iam, string role, string policy) =>
        JsonNode.Parse(Uri.UnescapeDataString(Texts(iam.Call("GetRolePolicy", ("RoleName", role), ("PolicyName", policy)), "PolicyDocument").Single()))!;

    private static List<string> Texts(System.Xml.Linq.XElement answer, string name) =>
        [.. answer.Descendants().Where(element => element.Name.LocalName == name && !element.HasElements).Select(element => element.Value)];

    private static IEnumerable<string> Values(JsonNode node) => node is JsonArray many ? many.Select(one => one!.GetValue<string>()) : [node.GetValue<string>()];
}
